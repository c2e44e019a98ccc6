'use strict';
// Makes model classes, and gives an existing one a new definition.

var attributes = require('./attributes');
var associationMembers = require('./association-members');
var errors = require('./errors');
var hooks = require('./hooks');
var registry = require('./registry');
var relation = require('./relation');
var schemas = require('./schema');

/**
 * Defines a model. A model of the same name keeps its class, its prototype and its records, and
 * gets the new attributes, rules and methods.
 */
function define(parent, name, definition) {
  refuseName(name);
  var schema = schemas.compile(name, definition);
  var model = registry.find(name);
  if (model === null) {
    model = makeClass(parent, name);
    registry.enter(model);
  } else {
    removeMembers(model);
  }
  Object.defineProperty(model, 'schema', { value: schema, configurable: true });
  addMembers(model, definition);
  return model;
}

function refuseName(name) {
  if (typeof name === 'string' && /^[A-Z][A-Za-z0-9_]*$/.test(name) && name !== 'Model') return;
  throw new errors.SchemaError(
    'A model cannot be called "' + name + '". Its name starts with a capital letter and has only '
      + 'letters, digits and "_", such as "Track".',
    { model: String(name) }
  );
}

function makeClass(parent, name) {
  function Record(given) {
    if (!(this instanceof Record)) {
      throw new TypeError('Write "new" before ' + name + '(...).');
    }
    attributes.initialize(this, Record.schema, given === undefined ? {} : given);
    hooks.run('afterInitialize', this, 'create');
  }
  Object.defineProperty(Record, 'name', { value: name, configurable: true });
  Object.setPrototypeOf(Record, parent);
  Record.prototype = Object.create(parent.prototype, {
    constructor: { value: Record, writable: true, configurable: true }
  });
  Object.defineProperty(Record, '$relation', { value: relation.makePrototype() });
  return Record;
}

function removeMembers(model) {
  associationMembers.removeFrom(model);
  model.schema.methods.forEach(function removeMethod(name) {
    delete model.prototype[name];
  });
  model.schema.statics.forEach(function removeStatic(name) {
    delete model[name];
  });
  Object.keys(model.schema.scopes).forEach(function removeScope(name) {
    delete model[name];
    delete model.$relation[name];
  });
}

function addMembers(model, definition) {
  associationMembers.addTo(model);
  addAll(model.prototype, definition.methods || {});
  addAll(model, definition.statics || {});
  Object.keys(model.schema.scopes).forEach(function addScope(name) {
    addMember(model, name, relation.makeScope(name));
    addMember(model.$relation, name, relation.makeScope(name));
  });
}

function addAll(target, members) {
  Object.keys(members).forEach(function addOne(name) {
    addMember(target, name, members[name]);
  });
}

function addMember(target, name, value) {
  Object.defineProperty(target, name, { value: value, writable: true, configurable: true });
}

exports.define = define;
