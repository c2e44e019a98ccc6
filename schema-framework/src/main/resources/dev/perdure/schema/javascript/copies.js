'use strict';
// Copies of values that can be changed in place: of defaults, which are never shared between records,
// and of what a record was.

/** A deep copy of plain data; functions and objects with a prototype of their own stay shared. */
function copyOf(value) {
  return copyWithin(value, new Map());
}

function copyWithin(value, copies) {
  if (typeof value !== 'object' || value === null) return value;
  if (copies.has(value)) return copies.get(value);
  if (value instanceof Date) return new Date(value.getTime());
  if (Array.isArray(value)) return copyArray(value, copies);
  if (value instanceof Map) return copyMap(value, copies);
  if (value instanceof Set) return copySet(value, copies);
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return new value.constructor(value);
  return isPlain(value) ? copyObject(value, copies) : value;
}

function copyArray(array, copies) {
  var copy = [];
  copies.set(array, copy);
  array.forEach(function copyElement(element, index) {
    copy[index] = copyWithin(element, copies);
  });
  return copy;
}

function copyMap(map, copies) {
  var copy = new Map();
  copies.set(map, copy);
  map.forEach(function copyEntry(value, key) {
    copy.set(key, copyWithin(value, copies));
  });
  return copy;
}

function copySet(set, copies) {
  var copy = new Set();
  copies.set(set, copy);
  set.forEach(function copyMember(member) {
    copy.add(copyWithin(member, copies));
  });
  return copy;
}

function copyObject(object, copies) {
  var copy = {};
  copies.set(object, copy);
  Object.keys(object).forEach(function copyProperty(key) {
    copy[key] = copyWithin(object[key], copies);
  });
  return copy;
}

/** Whether this is an object literal rather than an instance of something. */
function isPlain(value) {
  if (typeof value !== 'object' || value === null) return false;
  var prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Whether the value can be changed in place and belongs to what holds it, unlike a record. */
function isOwned(value) {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) || value instanceof Date || value instanceof Map
    || value instanceof Set || isPlain(value) || ArrayBuffer.isView(value);
}

/** A copy of plain data, as copyOf makes it, whose objects and arrays are frozen. */
function frozenCopyOf(value) {
  return freezeDeep(copyOf(value));
}

/** Freezes objects and arrays of plain data, and those within; gives the value. */
function freezeDeep(value) {
  if ((Array.isArray(value) || isPlain(value)) && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.keys(value).forEach(function freezePart(key) { freezeDeep(value[key]); });
  }
  return value;
}

exports.copyOf = copyOf;
exports.frozenCopyOf = frozenCopyOf;
exports.isPlain = isPlain;
exports.isOwned = isOwned;
