'use strict';
// Validates one record by its model's schema.

var attributes = require('./attributes');
var computed = require('./computed');
var errorList = require('./error-list');
var plans = require('./plans');
var references = require('./references');
var registry = require('./registry');
var ruleRunner = require('./rule-runner');
var standing = require('./standing');
var uniqueness = require('./uniqueness');

/** What is wrong with a record that is valid. */
var nothing = Object.freeze({ any: function any() { return false; } });

/**
 * Casts and validates the record.
 *
 * @param context the name of a context whose rules run in addition, or undefined
 * @param visiting the records whose validation led here, if any
 * @return its errors; they are attached to the record if there are any
 */
function validate(record, model, context, visiting) {
  errorList.detach(record);
  var plan = plans.of(model);
  return plan.isSimple && isObviouslyValid(record, model)
    ? nothing
    : look(record, model, context, visiting);
}

/** Most records are, and this is asked of all of them. */
function isObviouslyValid(record, model) {
  return host.namesToCast(record, model.schema).length === 0
    && host.rulesToRun(record, model.schema).length === 0
    && standing.fixedOf(record) === null
    && hasPlainId(record, model.schema)
    && !Object.prototype.hasOwnProperty.call(record, 'warnings');
}

function hasPlainId(record, schema) {
  if (Object.prototype.hasOwnProperty.call(record, 'id')) {
    return standing.isPersisted(record) && record.id === standing.keyOf(record);
  }
  return !standing.isKnown(record) && isNumbered(schema);
}

function look(record, model, context, visiting) {
  var errors = errorList.errorsOf(record);
  computed.recompute(record, model.schema);
  var uncast = castAttributes(record, model.schema, errors);
  checkId(record, model, errors);
  checkImmutable(record, errors);
  var warnings = mayWarn(record, model) ? errorList.collectWarnings(record) : null;
  ruleRunner.run({
    record: record,
    context: context,
    errors: errors,
    warnings: warnings,
    uncast: Array.from(uncast),
    visiting: (visiting || []).concat([record])
  }, model.schema);
  uniqueness.check(record, model, errors);
  references.check(record, model.schema, errors);
  ruleRunner.runModelValidators(record, model.schema, errors);
  if (warnings !== null) errorList.settleWarnings(warnings);
  return errors;
}

/** Whether there are warnings to collect, or to take back. */
function mayWarn(record, model) {
  return plans.of(model).mayWarn || Object.prototype.hasOwnProperty.call(record, 'warnings');
}

/** Gives the paths of values that could not be cast: their rules are not asked. */
function castAttributes(record, schema, errors) {
  var uncast = new Set();
  attributes.recast(record, schema, function addCastError(path, key, raw, params) {
    uncast.add(path);
    errors.add(path, 'cast', { wording: key, value: raw, raw: raw, params: params });
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

exports.validate = validate;
