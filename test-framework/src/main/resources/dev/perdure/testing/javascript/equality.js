'use strict';
// Whether two values have the same content, as toEqual means it.

/**
 * Compares deeply: arrays by their elements, maps and sets by theirs, dates by their time, other
 * objects by their enumerable properties. A property that is undefined is as if it were missing.
 */
function areEqual(a, b) {
  return compare(a, b, []);
}

function compare(a, b, open) {
  if (Object.is(a, b)) return true;
  if (!isObject(a) || !isObject(b)) return false;
  if (kindOf(a) !== kindOf(b)) return false;
  // What is being compared further out: if nothing else differs, a cycle does not.
  if (isOpen(a, b, open)) return true;
  return compareContents(a, b, open.concat([[a, b]]));
}

function isObject(value) {
  return typeof value === 'object' && value !== null;
}

function kindOf(object) {
  return Object.prototype.toString.call(object);
}

function isOpen(a, b, open) {
  return open.some(function isThis(pair) {
    return pair[0] === a && pair[1] === b;
  });
}

function compareContents(a, b, open) {
  if (a instanceof Date) return Object.is(a.getTime(), b.getTime());
  if (a instanceof RegExp) return String(a) === String(b);
  if (a instanceof Error) return a.name === b.name && a.message === b.message;
  if (a instanceof Map) return a.size === b.size && compareMaps(a, b, open);
  if (a instanceof Set) return a.size === b.size && compareSets(a, b, open);
  if (isBoxed(a)) return Object.is(a.valueOf(), b.valueOf());
  if (Array.isArray(a) && a.length !== b.length) return false;
  return compareProperties(a, b, open);
}

function isBoxed(object) {
  return object instanceof String || object instanceof Number || object instanceof Boolean;
}

function compareProperties(a, b, open) {
  var keys = new Set(Object.keys(a).concat(Object.keys(b)));
  return Array.from(keys).every(function isSame(key) {
    return compare(a[key], b[key], open);
  });
}

function compareMaps(a, b, open) {
  return Array.from(a.keys()).every(function isSame(key) {
    if (b.has(key)) return compare(a.get(key), b.get(key), open);
    return Array.from(b.keys()).some(function isMatch(other) {
      return !a.has(other) && compare(key, other, open) && compare(a.get(key), b.get(other), open);
    });
  });
}

/** Each member takes one of the other set's that nobody has taken. */
function compareSets(a, b, open) {
  var left = Array.from(b).filter(function isOnlyThere(member) {
    return !a.has(member);
  });
  return Array.from(a).every(function isSame(member) {
    if (b.has(member)) return true;
    var at = left.findIndex(function isMatch(other) {
      return compare(member, other, open);
    });
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

exports.areEqual = areEqual;
