// A harness of our own, in the form that test262 has.
function assert(mustBeTrue, message) {
  if (mustBeTrue !== true) {
    throw new Test262Error(message || 'Expected true, not ' + String(mustBeTrue));
  }
}

assert.sameValue = function (actual, expected, message) {
  if (actual !== expected) {
    throw new Test262Error(
      (message ? message + ' ' : '') + 'Expected «' + String(expected) + '», not «' + String(actual) + '»'
    );
  }
};

assert.throws = function (expectedConstructor, func) {
  try {
    func();
  } catch (thrown) {
    assert.sameValue(thrown.constructor, expectedConstructor);
    return;
  }
  throw new Test262Error('Expected an error');
};
