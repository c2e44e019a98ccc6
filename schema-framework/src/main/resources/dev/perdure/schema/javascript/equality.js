'use strict';
// Whether two values look the same: plain data by what is in it, all else by identity.

var copies = require('./copies');

function isEqual(a, b) {
  return isEqualWithin(a, b, new Map());
}

/** @param assumed the pairs that are being compared already; in a cycle, they decide elsewhere */
function isEqualWithin(a, b, assumed) {
  if (a === b || (a !== a && b !== b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (assumed.get(a) === b) return true;
  assumed.set(a, b);
  if (a instanceof Date) return b instanceof Date && a.getTime() === b.getTime();
  if (Array.isArray(a)) return Array.isArray(b) && areEqualLists(a, b, assumed);
  if (a instanceof Map) return b instanceof Map && areEqualLists(entriesOf(a), entriesOf(b), assumed);
  if (a instanceof Set) {
    return b instanceof Set && areEqualLists(Array.from(a), Array.from(b), assumed);
  }
  return copies.isPlain(a) && copies.isPlain(b) && areEqualObjects(a, b, assumed);
}

function areEqualLists(a, b, assumed) {
  return a.length === b.length && a.every(function isSameElement(element, index) {
    return isEqualWithin(element, b[index], assumed);
  });
}

function entriesOf(map) {
  return Array.from(map.entries());
}

function areEqualObjects(a, b, assumed) {
  var keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every(function isSameProperty(key) {
    return Object.prototype.hasOwnProperty.call(b, key) && isEqualWithin(a[key], b[key], assumed);
  });
}

exports.isEqual = isEqual;
