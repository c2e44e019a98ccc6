'use strict';
// The validators. Each looks at one value and reports what is wrong with it.

var associated = require('./associated');
var custom = require('./custom-validators');
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
  associated: associated.check,
  custom: custom.check,
  model: custom.checkModel
};

/** Validators that look at null and missing values; the others leave them to these. */
var seesNull = ['presence', 'existence', 'absence', 'custom', 'model'];

/**
 * Runs one rule on one value.
 *
 * @param holder the record or the embedded value that has the attribute: { value, attributes }
 * @param report called with a kind and details, such as a message for want of one of the rule's own
 */
function run(rule, value, holder, report) {
  if (isSkipped(rule, value)) return;
  if (shapes.isName(rule.validator)) {
    if (!shapes.fits(rule.validator, value)) report(rule.validator);
  } else if (Object.prototype.hasOwnProperty.call(checks, rule.validator)) {
    checks[rule.validator](rule, value, holder, report);
  } else {
    custom.checkRegistered(rule, value, holder, report);
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
  return sizeOf(value) === 0;
}

/** The length of a text in characters, of a collection in elements, of data in bytes; or null. */
function sizeOf(value) {
  if (typeof value === 'string') return characters(value);
  if (Array.isArray(value) || value instanceof Uint8Array) return value.length;
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
function checkPresence(rule, value, holder, report) {
  var isFalseOfBoolean = value === false && typeNameOf(rule, holder) === 'boolean';
  if (!isFalseOfBoolean && isBlank(value)) report('blank');
}

function typeNameOf(rule, holder) {
  return rule.path in holder.attributes ? holder.attributes[rule.path].type.name : 'any';
}

function checkExistence(rule, value, holder, report) {
  if (value === null || value === undefined) report('required');
}

function checkAbsence(rule, value, holder, report) {
  if (!isBlank(value)) report('present');
}

function checkAcceptance(rule, value, holder, report) {
  var accepted = rule.options.accept === undefined ? ['1', true, 1, 'true'] : rule.options.accept;
  var isAccepted = Array.isArray(accepted) ? accepted.indexOf(value) >= 0 : value === accepted;
  if (!isAccepted) report('accepted');
}

function checkConfirmation(rule, value, holder, report) {
  var path = rule.path + 'Confirmation';
  var other = holder.value[path];
  if (other === null || other === undefined || isSameText(value, other, rule.options)) return;
  var name = messages.attributeNameOf(report.record, report.path);
  report('confirmation', { path: path, params: { attribute: name } });
}

function isSameText(a, b, options) {
  if (options.caseSensitive !== false) return a === b;
  return String(a).toLowerCase() === String(b).toLowerCase();
}

function checkLength(rule, value, holder, report) {
  var size = sizeOf(value);
  if (size === null) {
    report('invalid');
    return;
  }
  var options = rule.options;
  var least = limitOf(options.in ? options.in[0] : options.minimum, rule, holder);
  var most = limitOf(options.in ? options.in[1] : options.maximum, rule, holder);
  var exact = limitOf(options.is, rule, holder);
  if (size < least) report('too_short', countOf(least, options.tooShort));
  if (size > most) report('too_long', countOf(most, options.tooLong));
  if (exact !== undefined && size !== exact) {
    report('wrong_length', countOf(exact, options.wrongLength));
  }
}

/** A number, the name of an attribute that holds one, or a function that gives one. */
function limitOf(limit, rule, holder) {
  var number = limit === undefined ? undefined : numbers.operandOf(limit, rule.path, holder);
  return typeof number === 'number' ? number : undefined;
}

function countOf(count, message) {
  return { params: { count: count }, message: message };
}

function checkFormat(rule, value, holder, report) {
  var text = String(value);
  var wanted = patternOf(rule.options.with, holder);
  var unwanted = patternOf(rule.options.without, holder);
  if (wanted && !matches(wanted, text)) report('invalid');
  else if (unwanted && matches(unwanted, text)) report('invalid');
}

function patternOf(pattern, holder) {
  return typeof pattern === 'function' ? pattern(holder.value) : pattern;
}

/** Unlike RegExp.test, this does not depend on where an earlier match of a global one ended. */
function matches(pattern, text) {
  return text.search(pattern) >= 0;
}

/** The values of an enum are about each element of a list. */
function checkInclusion(rule, value, holder, report) {
  var choices = choicesOf(rule, holder);
  if (rule.options.each && isCollection(value)) {
    Array.from(value.values()).forEach(function checkElement(element, index) {
      if (element === null || isAmong(choices, element)) return;
      report('inclusion', { path: rule.path + '[' + index + ']', value: element });
    });
  } else if (!isAmong(choices, value)) {
    report('inclusion');
  }
}

function isCollection(value) {
  return Array.isArray(value) || value instanceof Set || value instanceof Map;
}

function checkExclusion(rule, value, holder, report) {
  if (isAmong(choicesOf(rule, holder), value)) report('exclusion');
}

function choicesOf(rule, holder) {
  var choices = rule.options.in;
  return typeof choices === 'function' ? choices(holder.value) : choices;
}

function isAmong(choices, value) {
  return Array.from(choices).some(function isSame(choice) {
    if (choice instanceof Date && value instanceof Date) return choice.getTime() === value.getTime();
    return choice === value;
  });
}

exports.run = run;
