'use strict';
// The validators. Each looks at one value and reports what is wrong with it.

var errors = require('./errors');
var messages = require('./messages');
var numbers = require('./number-validators');
var shapes = require('./shapes');

var checks = {
  presence: checkPresence,
  existence: checkExistence,
  absence: checkAbsence,
  acceptance: checkAcceptance,
  confirmation: checkConfirmation,
  comparison: numbers.checkComparison,
  numericality: numbers.checkNumericality,
  length: checkLength,
  format: checkFormat,
  inclusion: checkInclusion,
  exclusion: checkExclusion,
  custom: checkCustom
};

/** Validators that look at null and missing values; the others leave them to these. */
var seesNull = ['presence', 'existence', 'absence', 'custom'];

/**
 * Runs one rule on one value.
 *
 * @param report called with a kind and, if the rule has no message of its own, details
 */
function run(rule, value, record, report) {
  if (isSkipped(rule, value)) return;
  if (shapes.isName(rule.validator)) {
    if (!shapes.fits(rule.validator, value)) report('invalid');
  } else {
    checks[rule.validator](rule, value, record, report);
  }
}

function isSkipped(rule, value) {
  if (value === null || value === undefined) {
    if (rule.allowNull === true || rule.allowBlank === true) return true;
    return seesNull.indexOf(rule.validator) < 0 && rule.allowNull !== false;
  }
  return rule.allowBlank === true && isBlank(value);
}

/** Blank as in Rails: nothing, false, white space, or an empty collection. */
function isBlank(value) {
  if (value === null || value === undefined || value === false) return true;
  if (typeof value === 'string') return value.trim() === '';
  var size = sizeOf(value);
  return size !== null && size === 0;
}

/** The length of a text in characters, or of a collection in elements; null for other values. */
function sizeOf(value) {
  if (typeof value === 'string') return characters(value);
  if (Array.isArray(value)) return value.length;
  return value instanceof Map || value instanceof Set ? value.size : null;
}

/** Counts code points, so that an emoji is one character. */
function characters(text) {
  var count = 0;
  for (var i = 0; i < text.length; i++) {
    var code = text.charCodeAt(i);
    var isTrail = code >= 0xdc00 && code <= 0xdfff && i > 0
      && text.charCodeAt(i - 1) >= 0xd800 && text.charCodeAt(i - 1) <= 0xdbff;
    if (!isTrail) count++;
  }
  return count;
}

/** Unlike Rails, a boolean attribute may be required and false. */
function checkPresence(rule, value, record, report) {
  var isFalseOfBoolean = value === false && typeNameOf(record, rule.path) === 'boolean';
  if (!isFalseOfBoolean && isBlank(value)) report('blank');
}

function typeNameOf(record, path) {
  var schema = Object.getPrototypeOf(record).constructor.schema;
  return path in schema.attributes ? schema.attributes[path].type.name : 'any';
}

function checkExistence(rule, value, record, report) {
  if (value === null || value === undefined) report('required');
}

function checkAbsence(rule, value, record, report) {
  if (!isBlank(value)) report('present');
}

function checkAcceptance(rule, value, record, report) {
  var accepted = rule.options.accept === undefined ? ['1', true, 1, 'true'] : rule.options.accept;
  var isAccepted = Array.isArray(accepted) ? accepted.indexOf(value) >= 0 : value === accepted;
  if (!isAccepted) report('accepted');
}

function checkConfirmation(rule, value, record, report) {
  var path = rule.path + 'Confirmation';
  var other = record[path];
  if (other === null || other === undefined || isSameText(value, other, rule.options)) return;
  report('confirmation', { path: path, params: { attribute: messages.humanize(rule.path) } });
}

function isSameText(a, b, options) {
  if (options.caseSensitive !== false) return a === b;
  return String(a).toLowerCase() === String(b).toLowerCase();
}

function checkLength(rule, value, record, report) {
  var size = sizeOf(value);
  if (size === null) {
    report('invalid');
    return;
  }
  var limits = rule.options;
  var least = limits.in ? limits.in[0] : limits.minimum;
  var most = limits.in ? limits.in[1] : limits.maximum;
  if (least !== undefined && size < least) report('too_short', countOf(least, limits.tooShort));
  if (most !== undefined && size > most) report('too_long', countOf(most, limits.tooLong));
  if (limits.is !== undefined && size !== limits.is) {
    report('wrong_length', countOf(limits.is, limits.wrongLength));
  }
}

function countOf(count, message) {
  return { params: { count: count }, message: message };
}

function checkFormat(rule, value, record, report) {
  var text = String(value);
  if (rule.options.with && !matches(rule.options.with, text)) report('invalid');
  else if (rule.options.without && matches(rule.options.without, text)) report('invalid');
}

/** Unlike RegExp.test, this does not depend on where an earlier match of a global one ended. */
function matches(pattern, text) {
  return text.search(pattern) >= 0;
}

function checkInclusion(rule, value, record, report) {
  if (!isAmong(choicesOf(rule, record), value)) report('inclusion');
}

function checkExclusion(rule, value, record, report) {
  if (isAmong(choicesOf(rule, record), value)) report('exclusion');
}

function choicesOf(rule, record) {
  var choices = rule.options.in;
  return typeof choices === 'function' ? choices(record) : choices;
}

function isAmong(choices, value) {
  return choices instanceof Set ? choices.has(value) : Array.from(choices).indexOf(value) >= 0;
}

/** The program's own function: it reports by its errors argument, or by giving false or a text. */
function checkCustom(rule, value, record, report) {
  var verdict = rule.options.check(value, record, report.errors);
  refusePromise(verdict, rule.path, record);
  if (verdict === false) report('custom');
  else if (typeof verdict === 'string') report('custom', { message: verdict });
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

exports.run = run;
exports.refusePromise = refusePromise;
