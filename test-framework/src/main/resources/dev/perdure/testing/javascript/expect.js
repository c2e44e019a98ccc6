'use strict';
// The word expect: joins a value with what can be expected of it.

var matchers = require('./matchers').matchers;
var ExpectationError = require('./expectation-error').ExpectationError;

/** How much of a value a message shows. */
var LONGEST = 60;

/** Something to call matchers of; behind `not`, they have to fail. */
function expect(actual) {
  var expectation = Object.create(met);
  expectation.actual = actual;
  expectation.not = Object.create(unmet);
  expectation.not.actual = actual;
  return expectation;
}

var met = {};
var unmet = {};

Object.keys(matchers).forEach(function addMatcher(name) {
  var matcher = matchers[name];
  met[name] = function match() {
    check(this.actual, name, matcher, arguments, true);
  };
  unmet[name] = function match() {
    check(this.actual, name, matcher, arguments, false);
  };
});

function check(actual, name, matcher, args, isWanted) {
  var list = Array.from(args);
  var outcome = matcher.apply(undefined, [actual].concat(list));
  if (outcome.isMet === isWanted) return;
  var call = (isWanted ? '.' : '.not.') + name + '(' + list.map(short).join(', ') + ')';
  throw new ExpectationError(
    'expect(' + short(actual) + ')' + call,
    (isWanted ? '' : 'not ') + outcome.expected,
    outcome.actual === undefined ? host.show(actual) : outcome.actual
  );
}

function short(value) {
  var text = host.show(value).replace(/\s+/g, ' ');
  return text.length <= LONGEST ? text : text.slice(0, LONGEST - 1) + '…';
}

exports.expect = expect;
