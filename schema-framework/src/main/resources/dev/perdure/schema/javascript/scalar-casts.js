'use strict';
// Casts of single values: how a value becomes a text, a number, a date and the like.
//
// Each takes the value, a function to be called with what is wrong, and the type with its options.
// A value that cannot be cast is given back as it is.

var bytes = require('./bytes');
var dates = require('./dates');

var numberForm = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
var uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function castAny(value) {
  return value;
}

function castString(value, fail) {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') {
    return String(value);
  }
  fail('not_a_string', '', value);
  return value;
}

function castNumber(value, fail) {
  var number = toNumber(value);
  if (number === null || isFinite(number)) return number;
  fail('not_a_number', '', value);
  return value;
}

function castInteger(value, fail) {
  var number = toNumber(value);
  if (number === null || Number.isInteger(number)) return number;
  fail(isFinite(number) ? 'not_an_integer' : 'not_a_number', '', value);
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

/** A number, rounded to the scale as a column of a database would; too many digits are an error. */
function castDecimal(value, fail, type) {
  var number = castNumber(value, fail);
  if (typeof number !== 'number' || !isFinite(number)) return number;
  var rounded = type.scale === undefined ? number : roundTo(number, type.scale);
  if (type.precision !== undefined && digitsBefore(rounded) > type.precision - (type.scale || 0)) {
    fail('too_precise', '', value, { count: type.precision });
    return value;
  }
  return rounded;
}

/** Rounds the number as it is written, halves away from zero: 1.005 to 1.01. */
function roundTo(number, scale) {
  var shifted = Number(shift(Math.abs(number), scale));
  var rounded = Number(shift(Math.round(shifted), -scale));
  return number < 0 && rounded !== 0 ? -rounded : rounded;
}

function shift(number, places) {
  var parts = String(number).split('e');
  return parts[0] + 'e' + (Number(parts[1] || 0) + places);
}

/** The number of digits before the decimal point; none for 0.5. */
function digitsBefore(number) {
  var whole = Math.floor(Math.abs(number));
  return whole === 0 ? 0 : BigInt(whole).toString().length;
}

function castBigInt(value, fail) {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number' && Number.isInteger(value)) return BigInt(value);
  if (typeof value === 'string') {
    var text = value.trim();
    if (text === '') return null;
    if (/^[+-]?\d+$/.test(text)) return BigInt(text.replace(/^\+/, ''));
  }
  fail('not_an_integer', '', value);
  return value;
}

function castBoolean(value, fail) {
  if (typeof value === 'boolean') return value;
  if (value === 1 || value === '1' || value === 'true' || value === 'yes') return true;
  if (value === 0 || value === '0' || value === 'false' || value === 'no') return false;
  if (value === '') return null;
  fail('not_a_boolean', '', value);
  return value;
}

/** A moment. */
function castDatetime(value, fail) {
  var date = toDate(value);
  if (date === null || (date instanceof Date && !isNaN(date.getTime()))) return date;
  fail('not_a_date', '', value);
  return value;
}

/** A day: its midnight in the zone of this machine. */
function castDate(value, fail) {
  var date = castDatetime(value, fail);
  return date instanceof Date && !isNaN(date.getTime()) ? dates.dayOf(date) : date;
}

function toDate(value) {
  if (value instanceof Date) return value;
  if (typeof value === 'number') return new Date(value);
  if (typeof value !== 'string') return undefined;
  return value.trim() === '' ? null : dates.parse(value) || undefined;
}

function castTime(value, fail) {
  if (typeof value === 'string') {
    if (value.trim() === '') return null;
    var time = dates.parseTime(value);
    if (time !== null) return time;
  }
  fail('not_a_time', '', value);
  return value;
}

/** A number of milliseconds. */
function castDuration(value, fail) {
  if (typeof value === 'number' && isFinite(value)) return value;
  if (typeof value === 'string') {
    if (value.trim() === '') return null;
    var millis = dates.parseDuration(value);
    if (millis !== null) return millis;
  }
  fail('not_a_duration', '', value);
  return value;
}

function castUuid(value, fail) {
  if (typeof value === 'string' && uuidForm.test(value.trim())) return value.trim().toLowerCase();
  fail('not_a_uuid', '', value);
  return value;
}

function castBinary(value, fail) {
  if (value instanceof Uint8Array) return value;
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  if (ArrayBuffer.isView(value)) {
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  }
  if (typeof value === 'string' && bytes.isBase64(value)) return bytes.decode(value);
  fail('not_binary', '', value);
  return value;
}

/** The casts by the names of types. */
exports.casts = {
  string: castString,
  text: castString,
  integer: castInteger,
  number: castNumber,
  decimal: castDecimal,
  bigint: castBigInt,
  boolean: castBoolean,
  date: castDate,
  datetime: castDatetime,
  time: castTime,
  duration: castDuration,
  uuid: castUuid,
  binary: castBinary,
  enum: castAny,
  any: castAny
};
