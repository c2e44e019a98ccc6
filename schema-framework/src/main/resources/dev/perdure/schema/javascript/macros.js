'use strict';
// Additions to a model after its definition: each adds to the definition, so that both ways to say
// something make the same schema.

var definition = require('./definition');
var errors = require('./errors');
var hookEvents = require('./hook-events');
var registry = require('./registry');

/** Macros of the name of a section whose entry they make: Post.belongsTo('author', { of: 'User' }). */
var sections = ['belongsTo', 'hasOne', 'hasMany', 'manyToMany'];

/** What other macros add to the definition, from their arguments. */
var additions = {
  validates: function validates(path, options) {
    return { validates: [[path, options]] };
  },
  validate: function validate(check) {
    return { validates: [check] };
  },
  scope: function scope(name, body) {
    return { scopes: entry(name, body) };
  },
  index: function index(spec) {
    return { indexes: [spec] };
  }
};

function entry(name, value) {
  var table = {};
  table[name] = value;
  return table;
}

/** Puts the macros on Model, as statics. They give the class, so that calls can follow each other. */
function installOn(root) {
  hookEvents.names.forEach(function installEvent(event) {
    install(root, event, function addHook(run, options) {
      var hook = options === undefined ? run : Object.assign({}, options, { run: run });
      return { hooks: entry(event, hook) };
    });
  });
  Object.keys(additions).forEach(function installOne(name) {
    install(root, name, additions[name]);
  });
  sections.forEach(function installSection(section) {
    install(root, section, function add(name, options) {
      return entry(section, entry(name, options));
    });
  });
}

function install(root, name, makeAddition) {
  function macro() {
    return definition.extend(root, requireModel(this, name), makeAddition.apply(null, arguments));
  }
  Object.defineProperty(root, name, { value: macro, writable: true, configurable: true });
}

function requireModel(receiver, name) {
  if (typeof receiver === 'function' && registry.find(receiver.name) === receiver) return receiver;
  throw new errors.PersistError('Call "' + name + '" on a model, such as Track.' + name + '(...).');
}

exports.installOn = installOn;
