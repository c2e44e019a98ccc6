'use strict';
// Which of the declared tests run, which are skipped, and in which order.

var ordering = require('./ordering');
var suites = require('./suite');

/**
 * A tree of plans. That of a test says whether it runs or is skipped; that of a suite, whether
 * anything in it runs. Tests that were not asked for are left out.
 */
function planOf(root) {
  return planOfSuite(root, true, false, ordering.orderOf(host.seed()));
}

function planOfSuite(suite, isChosen, isSkipped, order) {
  var focused = suite.entries.some(isFocused);
  var plans = order(suite.entries)
    .map(function plan(entry) {
      var chosen = focused ? isFocused(entry) : isChosen;
      var skipped = isSkipped || entry.mode === 'skip';
      return entry.isSuite
        ? planOfSuite(entry, chosen, skipped, order)
        : planOfTest(entry, chosen && !skipped);
    })
    .filter(function isThere(plan) {
      return plan !== null;
    });
  return { entry: suite, entries: plans, runs: plans.some(doesRun) };
}

function planOfTest(test, runs) {
  return host.isWanted(test.number, suites.fullNameOf(test)) ? { entry: test, runs: runs } : null;
}

function doesRun(plan) {
  return plan.runs;
}

/** Whether it was declared with only, or has something in it that was. */
function isFocused(entry) {
  if (entry.mode === 'skip') return false;
  return entry.mode === 'only' || (entry.isSuite && entry.entries.some(isFocused));
}

exports.planOf = planOf;
