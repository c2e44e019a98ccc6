'use strict';
// What can be expected of a value. A matcher gives whether it is met, and what was expected; if the
// value alone does not say it, also what there was.

var difference = require('./difference');
var equality = require('./equality');
var throwing = require('./throwing');

function result(isMet, expected, actual) {
  return { isMet: isMet, expected: expected, actual: actual };
}

function toBe(actual, expected) {
  var isEqual = equality.areEqual(actual, expected);
  var hint = isEqual && typeof actual === 'object' ? ', the same object (toEqual compares content)' : '';
  return result(Object.is(actual, expected), host.show(expected) + hint);
}

function toEqual(actual, expected) {
  if (equality.areEqual(actual, expected)) return result(true, host.show(expected));
  var found = difference.differenceOf(actual, expected);
  if (found === null) return result(false, host.show(expected));
  var where = ', with ' + found.path + ' ';
  return result(
    false,
    host.show(expected) + where + host.show(found.expected),
    host.show(actual) + where + host.show(found.actual)
  );
}

function toBeTruthy(actual) {
  return result(Boolean(actual), 'a truthy value');
}

function toBeFalsy(actual) {
  return result(!actual, 'a falsy value');
}

function toBeNull(actual) {
  return result(actual === null, 'null');
}

function toBeUndefined(actual) {
  return result(actual === undefined, 'undefined');
}

function toBeDefined(actual) {
  return result(actual !== undefined, 'anything but undefined');
}

function toContain(actual, member) {
  if (typeof actual === 'string') {
    return result(actual.includes(String(member)), 'a text with ' + host.show(member) + ' in it');
  }
  requireThat(actual != null && typeof actual[Symbol.iterator] === 'function', actual, 'toContain',
    'a text or something that can be iterated');
  return result([...actual].includes(member), 'something with ' + host.show(member) + ' in it');
}

function toHaveLength(actual, length) {
  requireThat(actual != null && typeof actual.length === 'number', actual, 'toHaveLength',
    'something with a length');
  return result(
    actual.length === length,
    'length ' + host.show(length),
    'length ' + actual.length + ': ' + host.show(actual)
  );
}

function toMatch(actual, pattern) {
  requireThat(typeof actual === 'string', actual, 'toMatch', 'a text');
  if (pattern instanceof RegExp) {
    return result(actual.search(pattern) >= 0, 'a text that matches ' + host.show(pattern));
  }
  return result(actual.includes(String(pattern)), 'a text with ' + host.show(pattern) + ' in it');
}

function toThrow(actual, expected) {
  requireThat(typeof actual === 'function', actual, 'toThrow', 'a function to call');
  var outcome = throwing.outcomeOf(actual);
  return result(throwing.isAs(outcome, expected), throwing.expectedText(expected),
    throwing.textOf(outcome));
}

function toBeGreaterThan(actual, limit) {
  requireOrdered(actual, 'toBeGreaterThan');
  return result(actual > limit, 'more than ' + host.show(limit));
}

function toBeGreaterThanOrEqual(actual, limit) {
  requireOrdered(actual, 'toBeGreaterThanOrEqual');
  return result(actual >= limit, host.show(limit) + ' or more');
}

function toBeLessThan(actual, limit) {
  requireOrdered(actual, 'toBeLessThan');
  return result(actual < limit, 'less than ' + host.show(limit));
}

function toBeLessThanOrEqual(actual, limit) {
  requireOrdered(actual, 'toBeLessThanOrEqual');
  return result(actual <= limit, host.show(limit) + ' or less');
}

/** @param digits how many digits behind the point have to be the same; 2 if it is not given */
function toBeCloseTo(actual, number, digits) {
  requireThat(typeof actual === 'number', actual, 'toBeCloseTo', 'a number');
  var distance = Math.pow(10, -(digits === undefined ? 2 : digits)) / 2;
  return result(
    actual === number || Math.abs(actual - number) < distance,
    host.show(number) + ', give or take ' + distance
  );
}

/** @param path names joined by dots, or a list of names */
function toHaveProperty(actual, path, value) {
  var names = Array.isArray(path) ? path : String(path).split('.');
  var holder = names.slice(0, -1).reduce(function step(object, name) {
    return object == null ? undefined : object[name];
  }, actual);
  var last = names[names.length - 1];
  var isThere = holder != null && last in Object(holder);
  var expected = 'a property ' + host.show(names.join('.'));
  if (arguments.length < 3) return result(isThere, expected);
  return result(
    isThere && equality.areEqual(holder[last], value),
    expected + ' that is ' + host.show(value),
    isThere ? host.show(holder[last]) : 'no such property: ' + host.show(actual)
  );
}

function toBeInstanceOf(actual, constructor) {
  requireThat(typeof constructor === 'function', constructor, 'toBeInstanceOf', 'a constructor');
  return result(actual instanceof constructor, 'an instance of ' + constructor.name);
}

function requireOrdered(actual, matcher) {
  var isOrdered = ['number', 'bigint', 'string'].includes(typeof actual) || actual instanceof Date;
  requireThat(isOrdered, actual, matcher, 'a number, a text or a date');
}

function requireThat(isRight, value, matcher, wanted) {
  if (isRight) return;
  throw new TypeError(matcher + ': this is for ' + wanted + ', not for ' + host.show(value) + '.');
}

exports.matchers = {
  toBe: toBe,
  toEqual: toEqual,
  toBeTruthy: toBeTruthy,
  toBeFalsy: toBeFalsy,
  toBeNull: toBeNull,
  toBeUndefined: toBeUndefined,
  toBeDefined: toBeDefined,
  toContain: toContain,
  toHaveLength: toHaveLength,
  toMatch: toMatch,
  toThrow: toThrow,
  toBeGreaterThan: toBeGreaterThan,
  toBeGreaterThanOrEqual: toBeGreaterThanOrEqual,
  toBeLessThan: toBeLessThan,
  toBeLessThanOrEqual: toBeLessThanOrEqual,
  toBeCloseTo: toBeCloseTo,
  toHaveProperty: toHaveProperty,
  toBeInstanceOf: toBeInstanceOf
};
