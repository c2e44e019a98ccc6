'use strict';
// Runs a plan. Each suite and each test runs in a block that is undone, so that no test sees
// another: what hooks of a suite make is there for its tests alone.

var suites = require('./suite');

function run(plan) {
  if (plan.entry.isSuite) runSuite(plan);
  else if (plan.runs) runTest(plan.entry);
  else skipTest(plan.entry);
}

function runSuite(plan) {
  if (!plan.runs) {
    plan.entries.forEach(run);
    return;
  }
  host.tryOut(function suiteBlock() {
    host.enter(nameOf(plan.entry));
    var failure = firstFailure(plan.entry.before) || host.attempt(host.checkNow);
    if (failure === 0) plan.entries.forEach(run);
    else failAll(plan, failure);
    host.enter(nameOf(plan.entry));
    var failureAfter = firstFailure(plan.entry.after);
    if (failureAfter !== 0) host.failSuite(failureAfter);
  });
}

function nameOf(suite) {
  return suites.fullNameOf(suite);
}

function runTest(test) {
  if (host.isOver()) return;
  begin(test);
  host.tryOut(function testBlock() {
    var around = suites.suitesAround(test);
    var failure = firstFailure(hooksOf(around, 'beforeEach')) || attempt(test.body);
    var failureAfter = firstFailure(hooksOf(around.reverse(), 'afterEach'));
    if (failure !== 0) host.fail(failure);
    if (failureAfter !== 0) host.fail(failureAfter);
    if (failure === 0 && failureAfter === 0) checkRecords();
  });
  host.end();
}

/** No turn could end with what the test has made: then neither may the test. */
function checkRecords() {
  var failure = host.attempt(host.checkNow);
  if (failure !== 0) host.fail(failure);
}

function failAll(plan, failure) {
  plan.entries.forEach(function failEntry(each) {
    if (each.entry.isSuite) {
      failAll(each, failure);
    } else if (!each.runs) {
      skipTest(each.entry);
    } else if (!host.isOver()) {
      begin(each.entry);
      host.fail(failure);
      host.end();
    }
  });
}

function skipTest(test) {
  if (host.isOver()) return;
  begin(test);
  host.skip();
}

function begin(test) {
  host.begin(test.number, suites.fullNameOf(test.parent), test.name, test.place);
}

function hooksOf(around, word) {
  return around.reduce(function addHooks(hooks, suite) {
    return hooks.concat(suite[word]);
  }, []);
}

/** Runs functions up to the first that fails; its failure, or 0. */
function firstFailure(functions) {
  var failure = 0;
  for (var i = 0; i < functions.length && failure === 0; i++) failure = attempt(functions[i]);
  return failure;
}

function attempt(body) {
  return host.attempt(function call() {
    if (body.length > 0) refuse('takes an argument, and gets none');
    var result = body();
    if (isPromise(result)) refuse('has given a promise');
    if (isGenerator(result)) refuse('is a generator function, and has not run');
  });
}

function refuse(fault) {
  throw new TypeError(
    'The function ' + fault + '. A test ends when its function returns: nothing waits for it. ' +
      'Test what the handlers and callbacks call, directly.'
  );
}

function isPromise(value) {
  return value !== null && typeof value === 'object' && typeof value.then === 'function';
}

function isGenerator(value) {
  return Object.prototype.toString.call(value) === '[object Generator]';
}

exports.run = run;
