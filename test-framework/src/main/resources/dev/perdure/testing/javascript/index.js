'use strict';
// The entry of the framework: what becomes global, and what the command calls.

var declaring = require('./declaring');
var expect = require('./expect').expect;
var ExpectationError = require('./expectation-error').ExpectationError;
var planning = require('./planning');
var running = require('./running');

exports.globals = Object.assign({ expect: expect }, declaring.words);
exports.expectationPrototype = ExpectationError.prototype;

/** Runs the tests that the file has declared. */
exports.run = function run() {
  running.run(planning.planOf(declaring.root()));
};
