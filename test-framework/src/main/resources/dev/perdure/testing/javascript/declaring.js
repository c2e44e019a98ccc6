'use strict';
// The words that declare: describe, it, and the hooks. What they declare is kept in the heap.

var suites = require('./suite');

/** The suite of the file that was evaluated. */
function root() {
  var state = host.state();
  if (!state.root) {
    state.root = suites.suiteOf('', null, 'usual');
    state.current = state.root;
    state.count = 0;
  }
  return state.root;
}

function current(word) {
  if (host.isRunning()) {
    throw new Error(word + ': the tests run already. Declare it in the file or in a describe.');
  }
  root();
  return host.state().current;
}

function requireName(word, name) {
  if (typeof name === 'string' && name.trim() !== '') return;
  throw new TypeError(word + ': the first argument is a name, not ' + host.show(name) + '.');
}

function requireFunction(word, position, body) {
  if (typeof body === 'function') return;
  throw new TypeError(
    word + ': the ' + position + ' argument is the function to run, not ' + host.show(body) + '.'
  );
}

function declareSuite(word, mode, name, body) {
  var around = current(word);
  requireName(word, name);
  requireFunction(word, 'second', body);
  var made = suites.suiteOf(name, around, mode);
  around.entries.push(made);
  host.state().current = made;
  try {
    refuseToWait(word, body());
  } finally {
    host.state().current = around;
  }
}

function refuseToWait(word, result) {
  if (result === undefined || result === null || typeof result.then !== 'function') return;
  throw new TypeError(word + ': the function has given a promise, and nothing waits for it.');
}

function declareTest(word, mode, name, body) {
  var around = current(word);
  requireName(word, name);
  requireFunction(word, 'second', body);
  var number = host.state().count++;
  around.entries.push(suites.testOf(name, around, mode, body, number, host.place()));
}

function declareHook(word, body) {
  var around = current(word);
  requireFunction(word, 'first', body);
  around[word].push(body);
}

/** Declares a suite: the tests and hooks that the function declares. */
function describe(name, body) {
  declareSuite('describe', 'usual', name, body);
}

/** Declares a suite whose tests do not run. */
describe.skip = function skip(name, body) {
  declareSuite('describe.skip', 'skip', name, body);
};

/** Declares a suite; of the file, only those declared so run. */
describe.only = function only(name, body) {
  declareSuite('describe.only', 'only', name, body);
};

/** Declares a test. */
function it(name, body) {
  declareTest('it', 'usual', name, body);
}

/** Declares a test that does not run. */
it.skip = function skip(name, body) {
  declareTest('it.skip', 'skip', name, body);
};

/** Declares a test; of the file, only those declared so run. */
it.only = function only(name, body) {
  declareTest('it.only', 'only', name, body);
};

/** Declares what runs once, before all tests of the suite. */
function before(body) {
  declareHook('before', body);
}

/** Declares what runs before each test of the suite. */
function beforeEach(body) {
  declareHook('beforeEach', body);
}

/** Declares what runs after each test of the suite. */
function afterEach(body) {
  declareHook('afterEach', body);
}

/** Declares what runs once, after all tests of the suite. */
function after(body) {
  declareHook('after', body);
}

exports.root = root;
exports.words = {
  describe: describe,
  it: it,
  test: it,
  before: before,
  beforeEach: beforeEach,
  afterEach: afterEach,
  after: after
};
