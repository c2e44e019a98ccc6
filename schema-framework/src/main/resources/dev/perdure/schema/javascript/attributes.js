'use strict';
// Attributes of records: ordinary own properties, cast on the way in.

var errors = require('./errors');
var plans = require('./plans');
var reserved = require('./reserved');
var spelling = require('./spelling');
var types = require('./types');

/** Gives a new record its values: those given, in the order of the schema, then the defaults. */
function initialize(record, schema, given) {
  requireObject(schema, given);
  var toCast = host.namesToCast(given, schema);
  var paths = plans.ofSchema(schema).paths;
  for (var i = 0; i < paths.length; i++) {
    var path = paths[i];
    var attribute = schema.attributes[path];
    if (isGiven(given, path)) {
      record[path] = toCast.length > 0 && toCast.indexOf(path) >= 0
        ? types.castAttribute(attribute, given[path], ignore)
        : given[path];
    } else if (attribute.hasDefault && typeof attribute.default !== 'function') {
      record[path] = types.castAttribute(attribute, types.defaultOf(attribute, record), ignore);
    }
  }
  if (!host.isClosed(given, schema)) assignOpen(record, schema, given);
  if (plans.ofSchema(schema).defaults.length > 0) computeDefaults(record, schema, given);
}

/** Assigns values to a record that exists. */
function assign(record, schema, given) {
  requireObject(schema, given);
  Object.keys(given).forEach(function assignOne(path) {
    if (isDeclared(schema, path)) {
      record[path] = types.castAttribute(schema.attributes[path], given[path], ignore);
    }
  });
  assignOpen(record, schema, given);
}

function requireObject(schema, given) {
  if (typeof given === 'object' && given !== null) return;
  throw new TypeError(schema.name + ' takes its attributes as an object, not ' + String(given) + '.');
}

function isGiven(given, path) {
  return Object.prototype.hasOwnProperty.call(given, path) && given[path] !== undefined;
}

function isDeclared(schema, path) {
  return Object.prototype.hasOwnProperty.call(schema.attributes, path);
}

/** Keys that the schema does not know: kept, dropped or refused, as its `strict` says. */
function assignOpen(record, schema, given) {
  Object.keys(given).forEach(function assignOne(path) {
    if (isDeclared(schema, path)) return;
    reserved.refuseAttribute(schema.name, path);
    if (isVirtual(schema, path)) {
      assignVirtual(record, schema, path, given[path]);
      return;
    }
    var isKnown = path === 'id' || Object.prototype.hasOwnProperty.call(schema.associations, path);
    if (schema.strict === 'throw' && !isKnown) refuseUnknown(schema, path);
    if (schema.strict === 'allow' || isKnown) record[path] = given[path];
  });
}

function isVirtual(schema, path) {
  return Object.prototype.hasOwnProperty.call(schema.virtuals || {}, path);
}

function assignVirtual(record, schema, path, value) {
  if (schema.virtuals[path].set === null) {
    throw new errors.UnknownAttribute(
      schema.name + ' has the virtual attribute "' + path + '", which cannot be assigned. Give it a '
        + 'setter: ' + path + ': { get: ..., set: ... }.',
      { model: schema.name, path: path }
    );
  }
  record[path] = value;
}

function refuseUnknown(schema, path) {
  var known = Object.keys(schema.attributes);
  throw new errors.UnknownAttribute(
    schema.name + ' has no attribute "' + path + '".' + spelling.suggestion(path, known)
      + ' It has ' + known.join(', ') + '.',
    { model: schema.name, path: path }
  );
}

/** Default functions run last, so that they can look at the other attributes. */
function computeDefaults(record, schema, given) {
  plans.ofSchema(schema).defaults.forEach(function computeOne(path) {
    var attribute = schema.attributes[path];
    var isSet = isGiven(given, path) || Object.prototype.hasOwnProperty.call(record, path);
    if (isSet) return;
    record[path] = types.castAttribute(attribute, types.defaultOf(attribute, record), ignore);
  });
}

/** A value that cannot be cast stays as it is; validation will say so. */
function ignore() {}

/** The value as one of the attribute's type; one that cannot be cast stays as it is. */
function cast(attribute, value) {
  return types.castAttribute(attribute, value, ignore);
}

/**
 * Casts what plain property writes have left in the record. What cannot be cast is told to
 * fail(path, key, value, params); the path leads into the attribute, such as "address.zip".
 */
function recast(record, schema, fail) {
  host.namesToCast(record, schema).forEach(function recastOne(path) {
    var before = record[path];
    var after = types.castAttribute(schema.attributes[path], before, function failAt(key, place, value, params) {
      fail(path + place, key, value, params);
    });
    if (!isSame(before, after)) record[path] = after;
  });
}

/** Equal for the purpose of attributes: dates by their time, NaN equal to itself. */
function isSame(a, b) {
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
  return a === b || (a !== a && b !== b);
}

exports.initialize = initialize;
exports.assign = assign;
exports.cast = cast;
exports.recast = recast;
exports.isSame = isSame;
