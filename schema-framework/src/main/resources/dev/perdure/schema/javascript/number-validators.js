'use strict';
// Validators that compare.

var types = require('./types');

var tests = {
  greaterThan: isGreater,
  greaterThanOrEqualTo: isGreaterOrEqual,
  equalTo: isEqual,
  lessThan: isLess,
  lessThanOrEqualTo: isLessOrEqual,
  otherThan: isOther
};

var kinds = {
  greaterThan: 'greater_than',
  greaterThanOrEqualTo: 'greater_than_or_equal_to',
  equalTo: 'equal_to',
  lessThan: 'less_than',
  lessThanOrEqualTo: 'less_than_or_equal_to',
  otherThan: 'other_than'
};

function isGreater(a, b) { return a > b; }
function isGreaterOrEqual(a, b) { return a >= b; }
function isEqual(a, b) { return a === b; }
function isLess(a, b) { return a < b; }
function isLessOrEqual(a, b) { return a <= b; }
function isOther(a, b) { return a !== b; }

/** Compares with values, with other attributes by their names, or with what functions give. */
function checkComparison(rule, value, holder, report) {
  Object.keys(tests).forEach(function checkOne(name) {
    if (!(name in rule.options)) return;
    var other = operandOf(rule.options[name], rule.path, holder);
    if (other === null || other === undefined) return;
    if (!tests[name](comparable(value), comparable(other))) {
      report(kinds[name], { params: { count: other } });
    }
  });
}

/** A text stands for a value of the attribute's type, unless it is the name of an attribute. */
function operandOf(operand, path, holder) {
  if (typeof operand === 'function') return operand(holder.value);
  if (typeof operand !== 'string') return operand;
  if (has(holder.attributes, operand)) return holder.value[operand];
  return has(holder.attributes, path)
    ? types.cast(holder.attributes[path].type, operand, function ignore() {})
    : operand;
}

function has(object, name) {
  return Object.prototype.hasOwnProperty.call(object, name);
}

function comparable(value) {
  return value instanceof Date ? value.getTime() : value;
}

/** Checks that the value is a number, and of the kind that the rule wants. */
function checkNumericality(rule, value, holder, report) {
  var number = numberOf(value, rule.options.onlyNumeric === true);
  if (number === null) {
    report('not_a_number');
    return;
  }
  if (rule.options.onlyInteger && !isInteger(number)) {
    report('not_an_integer');
    return;
  }
  checkParity(rule, number, report);
  checkRange(rule, number, report);
  checkComparison(rule, number, holder, report);
}

function numberOf(value, onlyNumeric) {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return isFinite(value) ? value : null;
  if (onlyNumeric || typeof value !== 'string' || value.trim() === '') return null;
  var number = Number(value);
  return isFinite(number) ? number : null;
}

function isInteger(number) {
  return typeof number === 'bigint' || Number.isInteger(number);
}

function checkParity(rule, number, report) {
  var isOdd = isInteger(number) && Math.abs(Number(number) % 2) === 1;
  if (rule.options.odd && !isOdd) report('odd');
  if (rule.options.even && (isOdd || !isInteger(number))) report('even');
}

function checkRange(rule, number, report) {
  var range = rule.options.in;
  if (range !== undefined && (number < range[0] || number > range[1])) {
    report('in', { params: { count: range[0] + '..' + range[1] } });
  }
}

exports.operandOf = operandOf;
exports.checkComparison = checkComparison;
exports.checkNumericality = checkNumericality;
