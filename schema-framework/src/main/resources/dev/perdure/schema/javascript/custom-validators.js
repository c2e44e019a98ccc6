'use strict';
// Validators that are functions of the program.

var errors = require('./errors');
var registered = require('./validator-registry');

/** The function of one attribute: it reports by its errors argument, or by its verdict. */
function check(rule, value, holder, report) {
  judge('custom', rule.path, holder.value, report, function ask() {
    return rule.options.check(value, holder.value, report.errors);
  });
}

/** Asks the validator that the program has registered under the name. */
function checkRegistered(rule, value, holder, report) {
  judge(rule.validator, rule.path, holder.value, report, function ask() {
    var own = registered.find(rule.validator);
    return own(value, holder.value, report.errors, rule.options);
  });
}

/** A function that looks at the whole record, in a group of rules. */
function checkModel(rule, value, holder, report) {
  runOnRecord(rule.options.check, holder.value, report.errors);
}

/**
 * Reports what a function of the program thinks: false or a text is a verdict, and so is a text or a
 * plain Error that it throws. Other errors are mistakes of the program, and go on.
 */
function judge(kind, path, holderValue, report, ask) {
  var verdict;
  try {
    verdict = ask();
  } catch (thrown) {
    if (typeof thrown !== 'string' && !isPlainError(thrown)) throw thrown;
    report(kind, { message: messageOf(thrown), reason: thrown });
    return;
  }
  refusePromise(verdict, path, holderValue);
  if (verdict === false) report(kind);
  else if (typeof verdict === 'string') report(kind, { message: verdict });
}

function isPlainError(thrown) {
  return typeof thrown === 'object' && thrown !== null
    && Object.getPrototypeOf(thrown) === Error.prototype;
}

function messageOf(thrown) {
  return typeof thrown === 'string' ? thrown : thrown.message;
}

/** Calls a function that looks at the whole record. */
function runOnRecord(check, record, list) {
  refusePromise(check.call(record, record, list), 'base', record);
}

/** A validator runs inside of the turn; a promise would be decided when the turn is over. */
function refusePromise(verdict, path, record) {
  if (verdict && typeof verdict === 'object' && typeof verdict.then === 'function') {
    throw new errors.AsyncHookError(
      'A validator of "' + path + '" gave a promise, but validators run inside of a turn. '
        + 'Fetch what it needs first, and validate afterwards.',
      { path: path, record: record }
    );
  }
}

exports.check = check;
exports.checkModel = checkModel;
exports.checkRegistered = checkRegistered;
exports.runOnRecord = runOnRecord;
