'use strict';
// Names that neither an attribute nor a method may take.

var errors = require('./errors');
var hookEvents = require('./hook-events');

var record = [
  'save', 'saveOrThrow', 'isValid', 'isInvalid', 'validate', 'validateSync', 'errors', 'warnings',
  'update', 'updateOrThrow', 'assign', 'destroy', 'destroyOrThrow', 'restore', 'reload', 'isNew',
  'isPersisted', 'isDestroyed', 'isChanged', 'was', 'changes', 'savedChanges', 'previousChanges',
  'touch', 'increment', 'decrement', 'toggle', 'toJSON', 'toObject', 'get', 'set', 'dup', 'equals',
  'referrers', 'lock', '$key', '$destroyed', '$fixed', '$expected', '$owner', '$hidden'
];

var language = [
  'constructor', 'prototype', '__proto__', '__parent__', '__defineGetter__', '__defineSetter__',
  '__lookupGetter__', '__lookupSetter__', 'hasOwnProperty', 'isPrototypeOf',
  'propertyIsEnumerable', 'toString', 'toLocaleString', 'valueOf', 'base'
];

var overridable = ['toJSON', 'toString', 'toLocaleString', 'valueOf'];

/** Names of the model class that a static or a scope may not take. */
var model = [
  'name', 'length', 'prototype', 'arguments', 'caller', 'apply', 'bind', 'call', 'constructor',
  'abort', 'skipHooks', 'define', 'models', 'named', 'new', 'build', 'create', 'find', 'findBy', 'all', 'where', 'order',
  'limit', 'offset', 'first', 'count', 'exists', 'forEach', 'map', 'toArray', 'query',
  'whereNot', 'rewhere', 'and', 'or', 'missing', 'associated', 'unscope', 'merge', 'reorder',
  'reverse', 'after', 'cursorOf', 'select', 'distinct', 'group', 'having', 'last', 'sole', 'any',
  'many', 'none', 'pluck', 'pick', 'ids', 'each', 'inBatches', 'explain', 'sum', 'average',
  'minimum', 'maximum', 'updateAll', 'createAll', 'findOrCreateBy', 'findOrBuildBy', 'upsert',
  'destroyAll', 'schema', 'validates', 'belongsTo', 'hasOne', 'hasMany', 'transaction', 'extent',
  'manyToMany', 'validate', 'withDeleted', 'onlyDeleted', 'index', 'plugin', 'scope', 'toText',
  'validator', 'locale', 'useLocale', 'errorStyle', 'upgrade', 'schemaChanges'
].concat(hookEvents.names);

function isAttributeReserved(name) {
  return record.indexOf(name) >= 0 || language.indexOf(name) >= 0;
}

/** Refuses an attribute that would hide a member of records. */
function refuseAttribute(modelName, name) {
  if (isAttributeReserved(name)) refuse(modelName, 'attribute', name, record.concat(language));
}

/** Refuses a method that would replace a member of records. */
function refuseMethod(modelName, name) {
  if (overridable.indexOf(name) >= 0) return;
  if (isAttributeReserved(name)) refuse(modelName, 'method', name, record.concat(language));
}

/** Refuses a static or a scope that would replace a member of model classes. */
function refuseStatic(modelName, kind, name) {
  if (model.indexOf(name) >= 0) refuse(modelName, kind, name, model);
}

function isStaticReserved(name) {
  return model.indexOf(name) >= 0;
}

function refuse(modelName, kind, name, names) {
  throw new errors.DangerousAttributeError(
    modelName + ' cannot have the ' + kind + ' "' + name
      + '": the name belongs to the framework. Choose another name; reserved are '
      + names.join(', ') + '.',
    { model: modelName, path: name }
  );
}

exports.isAttributeReserved = isAttributeReserved;
exports.isStaticReserved = isStaticReserved;
exports.refuseAttribute = refuseAttribute;
exports.refuseMethod = refuseMethod;
exports.refuseStatic = refuseStatic;
