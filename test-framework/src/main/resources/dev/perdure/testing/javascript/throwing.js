'use strict';
// What a function throws, and whether that is what was expected.

/** Calls a function; what it has thrown, if it has. */
function outcomeOf(body) {
  try {
    body();
  } catch (thrown) {
    return { hasThrown: true, thrown: thrown };
  }
  return { hasThrown: false };
}

/** @param expected a part of the message, a pattern of it, a constructor, or nothing */
function isAs(outcome, expected) {
  if (!outcome.hasThrown) return false;
  if (expected === undefined) return true;
  if (expected instanceof RegExp) return messageOf(outcome.thrown).search(expected) >= 0;
  if (typeof expected === 'function') return outcome.thrown instanceof expected;
  if (typeof expected === 'string') return messageOf(outcome.thrown).includes(expected);
  throw new TypeError(
    'toThrow: expected is a part of the message, a pattern, or a constructor, not ' +
      host.show(expected) + '.'
  );
}

function messageOf(thrown) {
  return thrown instanceof Error ? String(thrown.message) : String(thrown);
}

function expectedText(expected) {
  if (expected === undefined) return 'something to be thrown';
  if (expected instanceof RegExp) return 'an error whose message matches ' + host.show(expected);
  if (typeof expected === 'function') return 'an instance of ' + expected.name + ' to be thrown';
  return 'an error whose message has ' + host.show(expected) + ' in it';
}

function textOf(outcome) {
  return outcome.hasThrown ? host.show(outcome.thrown) : 'nothing was thrown';
}

exports.outcomeOf = outcomeOf;
exports.isAs = isAs;
exports.expectedText = expectedText;
exports.textOf = textOf;
