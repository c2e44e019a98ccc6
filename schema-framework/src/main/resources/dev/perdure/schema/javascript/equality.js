'use strict';
// Whether two values look the same: what can be changed in place by what is in it, all else by
// identity.

var copies = require('./copies');

function isEqual(one, other) {
  return isIdentical(one, other)
    || (copies.isOwned(one) && copies.isOwned(other) && isEqualWithin(one, other, new Map()));
}

function isIdentical(one, other) {
  return one === other || (one !== one && other !== other);
}

/** @param assumed the pairs that are being compared already; in a circle, they decide elsewhere */
function isEqualWithin(one, other, assumed) {
  if (isIdentical(one, other)) return true;
  if (!copies.isOwned(one) || !copies.isOwned(other)) return false;
  if (Object.getPrototypeOf(one) !== Object.getPrototypeOf(other)) return false;
  if (assumed.get(one) === other) return true;
  assumed.set(one, other);
  if (one instanceof Date) return isIdentical(one.getTime(), other.getTime());
  if (Array.isArray(one) || ArrayBuffer.isView(one)) return areEqualLists(one, other, assumed);
  if (one instanceof Map || one instanceof Set) {
    return areEqualLists(Array.from(one), Array.from(other), assumed);
  }
  return areEqualObjects(one, other, assumed);
}

function areEqualLists(one, other, assumed) {
  if (one.length !== other.length) return false;
  for (var i = 0; i < one.length; i++) {
    if (!isEqualWithin(one[i], other[i], assumed)) return false;
  }
  return true;
}

function areEqualObjects(one, other, assumed) {
  var keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every(function isEqualAt(key) {
    return Object.prototype.hasOwnProperty.call(other, key)
      && isEqualWithin(one[key], other[key], assumed);
  });
}

exports.isEqual = isEqual;
