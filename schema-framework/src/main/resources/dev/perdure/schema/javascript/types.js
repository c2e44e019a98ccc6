'use strict';
// The types of attributes: how a value becomes one of the type, and when it cannot.

var dates = require('./dates');
var registry = require('./registry');

var numberForm = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
var uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

var casts = {
  string: castString,
  text: castString,
  integer: castInteger,
  number: castNumber,
  decimal: castNumber,
  boolean: castBoolean,
  date: castDate,
  datetime: castDate,
  uuid: castUuid,
  enum: castAny,
  any: castAny,
  ref: castReference,
  array: castArray
};

/** The names that a declaration may use for a type. */
function names() {
  return Object.keys(casts).filter(function isWritten(name) { return name !== 'array'; });
}

function isName(name) {
  return Object.prototype.hasOwnProperty.call(casts, name);
}

/**
 * Gives the value as one of the type.
 *
 * Null and undefined are of every type. A value that cannot be cast is given back as it is.
 *
 * @param type a type of a compiled schema
 * @param fail called with a message and the place within the value, such as "[2]" or ""
 */
function cast(type, value, fail) {
  return value === null || value === undefined ? value : casts[type.name](value, fail, type);
}

function castAny(value) {
  return value;
}

function castString(value, fail) {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') {
    return String(value);
  }
  fail('is not a string', '');
  return value;
}

function castNumber(value, fail) {
  var number = toNumber(value);
  if (number === null || isFinite(number)) return number;
  fail('is not a number', '');
  return value;
}

function castInteger(value, fail) {
  var number = toNumber(value);
  if (number === null || Number.isInteger(number)) return number;
  fail(isFinite(number) ? 'must be an integer' : 'is not a number', '');
  return value;
}

/** NaN if the value is no number; null for an empty text, as from an empty field of a form. */
function toNumber(value) {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'string') return NaN;
  var text = value.trim();
  if (text === '') return null;
  return numberForm.test(text) ? Number(text) : NaN;
}

function castBoolean(value, fail) {
  if (typeof value === 'boolean') return value;
  if (value === 1 || value === '1' || value === 'true' || value === 'yes') return true;
  if (value === 0 || value === '0' || value === 'false' || value === 'no') return false;
  if (value === '') return null;
  fail('is not true or false', '');
  return value;
}

function castDate(value, fail) {
  var date = toDate(value);
  if (date === null || (date instanceof Date && !isNaN(date.getTime()))) return date;
  fail('is not a date', '');
  return value;
}

function toDate(value) {
  if (value instanceof Date) return value;
  if (typeof value === 'number') return new Date(value);
  if (typeof value !== 'string') return undefined;
  return value.trim() === '' ? null : dates.parse(value) || undefined;
}

function castUuid(value, fail) {
  if (typeof value === 'string' && uuidForm.test(value.trim())) return value.trim().toLowerCase();
  fail('is not a UUID', '');
  return value;
}

function castReference(value, fail, type) {
  if (isInstanceOf(value, type.of)) return value;
  fail(type.of === null
    ? 'must be an object of a model'
    : 'must be an object of the model "' + [].concat(type.of).join('" or "') + '"', '');
  return value;
}

/** Whether the value is a record of one of these models: a name, several, or null for all. */
function isInstanceOf(value, names) {
  if (typeof value !== 'object' || value === null) return false;
  if (names === null) return registry.isInstance(value);
  return [].concat(names).some(function isOf(name) {
    var model = registry.find(name);
    return model !== null && value instanceof model;
  });
}

/** Casts in place, so that the array keeps its identity. */
function castArray(value, fail, type) {
  if (!Array.isArray(value)) {
    fail('is not a list', '');
    return value;
  }
  for (var i = 0; i < value.length; i++) {
    castElement(value, i, fail, type);
  }
  return value;
}

function castElement(array, index, fail, type) {
  var before = array[index];
  var after = cast(type.element, before, function failWithin(message, place) {
    fail(message, '[' + index + ']' + place);
  });
  if (after !== before && !(after !== after && before !== before)) array[index] = after;
}

/** Whether values of this type are records, or lists of records. */
function isReference(type) {
  return type.name === 'ref' || (type.name === 'array' && isReference(type.element));
}

exports.names = names;
exports.isName = isName;
exports.cast = cast;
exports.isInstanceOf = isInstanceOf;
exports.isReference = isReference;
