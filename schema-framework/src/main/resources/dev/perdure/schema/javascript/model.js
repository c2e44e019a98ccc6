'use strict';
// `Model`: the parent of all model classes. What is said here of `this` is said of each of them.

var definition = require('./definition');
var errorStyles = require('./error-style');
var errors = require('./errors');
var evolution = require('./evolution');
var fragment = require('./fragment');
var hooks = require('./hooks');
var locales = require('./locales');
var macros = require('./macros');
var record = require('./record');
var registry = require('./registry');
var relation = require('./relation');
var softDelete = require('./soft-delete');
var validatorRegistry = require('./validator-registry');
var sweep = require('./sweep');

function Model() {
  throw new TypeError('Model has no objects of its own. Define a model: Model.define("Track", ...).');
}

/** Defines a model, or gives the one of this name a new definition. Gives its class. */
function define(name, schema) {
  return definition.define(Model, name, schema);
}

/** The classes of all models, in the order of their definition. */
function models() {
  return registry.names().map(registry.find);
}

/** The class of the model with this name, or null. */
function named(name) {
  return registry.find(name);
}

/** The model that a static was called on; an error that says how to call it, if on none. */
function modelOf(receiver, method) {
  var isModel = typeof receiver === 'function' && registry.find(receiver.name) === receiver;
  if (isModel) return receiver;
  throw new errors.PersistError(
    'Call "' + method + '" on a model, such as Track.' + method + '(...).'
  );
}

/** A new record that is not saved. */
function build(given) {
  var model = modelOf(this, 'build');
  return new model(given);
}

/** A new record, saved. Throws a ValidationError if it is invalid. */
function create(given) {
  var model = modelOf(this, 'create');
  return new model(given).saveOrThrow();
}

/** The record with this id, or the records with these; throws RecordNotFound if one is missing. */
function find(id) {
  var model = modelOf(this, 'find');
  if (Array.isArray(id)) return id.map(function findEach(one) { return findOne(model, one); });
  return findOne(model, id);
}

function findOne(model, id) {
  var isKey = typeof id === 'string' || (typeof id === 'number' && isFinite(id));
  var found = isKey ? host.extents.find(model.name, id) : null;
  if (found !== null && !softDelete.isMarked(found)) return found;
  var shown = typeof id === 'string' ? '"' + id + '"' : String(id);
  throw new errors.RecordNotFound(model.name + ' has no record with the id ' + shown + '.', {
    model: model.name
  });
}

/** The first record that fits, or null. */
function findBy(conditions) {
  return relation.of(modelOf(this, 'findBy')).where(conditions).first();
}

/** Runs a whole query text, such as `from Track t where t.name = :name`, or q`...`. Gives an array. */
function query(text, params) {
  if (fragment.isFragment(text)) return host.query(text.text, text.params);
  return host.query(text, params === undefined ? {} : params);
}

/** What a hook throws to refuse what it was called before: throw Model.abort('reason'). */
function abort(reason) {
  return hooks.abort(reason);
}

/** Runs something without the hooks of these names or events. Gives what it gives. */
function skipHooks(names, body) {
  return hooks.skip([].concat(names), body);
}

/** A static that is the method of the query for all records. */
function delegate(name) {
  function delegated() {
    var start = relation.of(modelOf(this, name));
    return start[name].apply(start, arguments);
  }
  return delegated;
}

/**
 * Brings records up to date that no one has touched since the model was redefined: looks at the
 * next so many, or at all; gives how many are left. `Model.upgrade` does it for all models.
 */
function upgrade(count) {
  var most = count === undefined ? Infinity : count;
  if (typeof most !== 'number' || !(most > 0)) {
    throw new errors.PersistError('upgrade() takes how many records to look at, not ' + count + '.');
  }
  return sweep.sweep(this === Model ? models() : evolution.familyOf(modelOf(this, 'upgrade')), most);
}

/** What the last redefinition has changed of the schema, or null. */
function schemaChanges() {
  return evolution.changesOf(this);
}

var statics = {
  abort: abort,
  skipHooks: skipHooks,
  define: define,
  models: models,
  named: named,
  new: build,
  build: build,
  create: create,
  find: find,
  findBy: findBy,
  query: query,
  validator: validatorRegistry.register,
  locale: locales.locale,
  useLocale: locales.useLocale,
  errorStyle: errorStyles.errorStyle,
  upgrade: upgrade
};

function installStatic(name, value) {
  Object.defineProperty(Model, name, { value: value, writable: true, configurable: true });
}

Object.keys(relation.methods).forEach(function installDelegate(name) {
  if (name !== 'toJSON' && name !== 'filter') installStatic(name, delegate(name));
});
Object.keys(statics).forEach(function installOwn(name) {
  installStatic(name, statics[name]);
});
macros.installOn(Model);
Object.defineProperty(Model, 'schemaChanges', { get: schemaChanges, configurable: true });
record.installOn(Model.prototype);

exports.Model = Model;
exports.query = query;
