'use strict';
// What a test throws when something is not as expected.

/**
 * @param message one line, that names the matcher
 * @param expected what was expected, in words or as the shell shows it
 * @param actual what there was
 */
function ExpectationError(message, expected, actual) {
  define(this, 'message', message);
  define(this, 'expected', expected);
  define(this, 'actual', actual);
  Error.captureStackTrace(this, ExpectationError);
}

ExpectationError.prototype = Object.create(Error.prototype, {
  constructor: { value: ExpectationError, writable: true, configurable: true },
  name: { value: 'ExpectationError', writable: true, configurable: true }
});

function define(target, name, value) {
  Object.defineProperty(target, name, { value: value, writable: true, configurable: true });
}

exports.ExpectationError = ExpectationError;
