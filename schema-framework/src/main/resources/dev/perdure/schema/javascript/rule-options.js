'use strict';
// The validators that a definition may name, and the options of each.

var comparisons = [
  'greaterThan', 'greaterThanOrEqualTo', 'equalTo', 'lessThan', 'lessThanOrEqualTo', 'otherThan'
];

/** What says when a rule runs. */
exports.conditions = ['if', 'unless', 'on'];

/** What else every rule may have. */
exports.common = ['message', 'allowNull', 'allowBlank', 'strict', 'severity'];

/** The options of each validator, besides those that all have. */
exports.validators = {
  presence: [],
  absence: [],
  acceptance: ['accept'],
  confirmation: ['caseSensitive'],
  comparison: comparisons,
  numericality: ['onlyInteger', 'onlyNumeric', 'odd', 'even', 'in'].concat(comparisons),
  length: ['minimum', 'maximum', 'is', 'in', 'tooShort', 'tooLong', 'wrongLength'],
  format: ['with', 'without'],
  inclusion: ['in'],
  exclusion: ['in'],
  associated: []
};

/** Validators that mean nothing without one of their options. */
exports.needOption = ['comparison', 'length', 'format', 'inclusion', 'exclusion'];

/** Options of an attribute that other modules read. */
exports.notRules = [
  'type', 'default', 'trim', 'lowercase', 'uppercase', 'normalize', 'immutable', 'attributes',
  'precision', 'scale', 'unique', 'index', 'search', 'was', 'convert'
];

/** Options that are short for a validator. */
exports.shortcuts = ['required', 'values', 'min', 'max', 'validate'];

exports.notYet = [];
