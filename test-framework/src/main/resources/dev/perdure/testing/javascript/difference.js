'use strict';
// Where two values differ, since what the shell shows of them may end above that.

var equality = require('./equality');

/** How deep to look: a cycle may differ at every depth. */
var DEEPEST = 20;

/**
 * The path to the first part in which two values differ that are not equal, with the two parts;
 * null if that is the values themselves.
 */
function differenceOf(actual, expected) {
  var path = '';
  for (var depth = 0; depth < DEEPEST && haveParts(actual, expected); depth++) {
    var key = differingKey(actual, expected);
    if (key === undefined) break;
    path += Array.isArray(actual) ? '[' + key + ']' : '.' + key;
    actual = actual[key];
    expected = expected[key];
  }
  return path === '' ? null : { path: path, actual: actual, expected: expected };
}

function haveParts(a, b) {
  return (Array.isArray(a) && Array.isArray(b)) || (isPlain(a) && isPlain(b));
}

function isPlain(value) {
  return Object.prototype.toString.call(value) === '[object Object]';
}

function differingKey(a, b) {
  return Object.keys(a)
    .concat(Object.keys(b))
    .find(function differs(key) {
      return !equality.areEqual(a[key], b[key]);
    });
}

exports.differenceOf = differenceOf;
