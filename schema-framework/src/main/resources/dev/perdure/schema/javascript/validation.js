'use strict';
// Validates one record by its model's schema.

var attributes = require('./attributes');
var computed = require('./computed');
var errorList = require('./error-list');
var guards = require('./guards');
var references = require('./references');
var registry = require('./registry');
var standing = require('./standing');
var uniqueness = require('./uniqueness');
var validators = require('./validators');

/**
 * Casts and validates the record.
 *
 * @param context the name of a context whose rules run in addition, or undefined
 * @return its errors; they are attached to the record if there are any
 */
function validate(record, model, context) {
  errorList.detach(record);
  var errors = errorList.errorsOf(record);
  computed.recompute(record, model.schema);
  var uncast = castAttributes(record, model.schema, errors);
  checkId(record, model, errors);
  checkImmutable(record, errors);
  runRules(record, model.schema, context, errors, uncast);
  uniqueness.check(record, model, errors);
  references.check(record, model.schema, errors);
  runModelValidators(record, model.schema, errors);
  return errors;
}

/** Gives the paths that could not be cast: their rules are not asked. */
function castAttributes(record, schema, errors) {
  var uncast = new Set();
  attributes.recast(record, schema, function addCastError(path, place, message, raw) {
    uncast.add(path);
    errors.add(path + place, 'cast', { message: message, value: raw, raw: raw });
  });
  return uncast;
}

function checkId(record, model, errors) {
  var id = Object.prototype.hasOwnProperty.call(record, 'id') ? record.id : undefined;
  if (standing.isPersisted(record)) {
    if (id !== standing.keyOf(record)) errors.add('id', 'immutable', { value: id });
    return;
  }
  if (id === undefined || id === null) {
    if (!isNumbered(model.schema)) errors.add('id', 'blank', { value: id });
    return;
  }
  if (!isKey(id)) {
    errors.add('id', 'invalid', { value: id });
    return;
  }
  var existing = host.extents.find(registry.rootOf(model), id);
  if (existing !== null && existing !== record) {
    errors.add('id', 'taken', { value: id, existing: existing });
  }
}

/** Whether the framework gives ids: not if the model declares an id that is no number. */
function isNumbered(schema) {
  if (!Object.prototype.hasOwnProperty.call(schema.attributes, 'id')) return true;
  var type = schema.attributes.id.type.name;
  return type === 'integer' || type === 'number';
}

function isKey(id) {
  return (typeof id === 'string' && id !== '') || (typeof id === 'number' && isFinite(id));
}

function checkImmutable(record, errors) {
  var fixed = standing.fixedOf(record);
  if (fixed === null) return;
  Object.keys(fixed).forEach(function checkOne(path) {
    if (!attributes.isSame(record[path], fixed[path])) errors.add(path, 'immutable');
  });
}

function runRules(record, schema, context, errors, uncast) {
  schema.rules.forEach(function runRule(rule) {
    if (uncast.has(rule.path) || !isWanted(rule, record, context)) return;
    var value = valueAt(record, rule.path);
    validators.run(rule, value, record, reporterFor(rule, value, errors));
  });
}

function reporterFor(rule, value, errors) {
  function report(kind, details) {
    var found = Object.assign({}, details);
    var message = rule.message === undefined ? found.message : rule.message;
    errors.add(found.path || rule.path, kind, {
      value: value,
      params: found.params,
      message: message
    });
  }
  report.errors = errors;
  return report;
}

/** A path such as "address.zip"; null and missing steps give undefined. */
function valueAt(record, path) {
  return path.split('.').reduce(function step(value, name) {
    return value === null || value === undefined ? undefined : value[name];
  }, record);
}

function isWanted(rule, record, context) {
  if (rule.on !== undefined && !isInContext(rule.on, record, context)) return false;
  return guards.admits(rule, record);
}

/** A context of the caller's adds its rules to those of the record's phase. */
function isInContext(on, record, context) {
  var wanted = Array.isArray(on) ? on : [on];
  var phase = standing.isPersisted(record) ? 'update' : 'create';
  return wanted.indexOf(phase) >= 0 || (context !== undefined && wanted.indexOf(context) >= 0);
}

function runModelValidators(record, schema, errors) {
  schema.validators.forEach(function runOne(validator) {
    validators.refusePromise(validator.call(record, record, errors), 'base', record);
  });
}

exports.validate = validate;
