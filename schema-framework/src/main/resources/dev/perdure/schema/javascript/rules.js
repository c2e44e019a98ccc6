'use strict';
// Compiles what a definition says of an attribute to rules: frozen records of a validator's name,
// its options, and the conditions under which it runs.

var copies = require('./copies');
var errors = require('./errors');
var shapes = require('./shapes');
var spelling = require('./spelling');

var comparisons = [
  'greaterThan', 'greaterThanOrEqualTo', 'equalTo', 'lessThan', 'lessThanOrEqualTo', 'otherThan'
];
var common = ['message', 'if', 'unless', 'on', 'allowNull', 'allowBlank'];

/** The options of each validator, besides the common ones. */
var validators = {
  presence: [],
  absence: [],
  acceptance: ['accept'],
  confirmation: ['caseSensitive'],
  comparison: comparisons,
  numericality: ['onlyInteger', 'onlyNumeric', 'odd', 'even', 'in'].concat(comparisons),
  length: ['minimum', 'maximum', 'is', 'in', 'tooShort', 'tooLong', 'wrongLength'],
  format: ['with', 'without'],
  inclusion: ['in'],
  exclusion: ['in']
};

/** Options of an attribute that other modules read. */
var notRules = [
  'type', 'default', 'trim', 'lowercase', 'uppercase', 'normalize', 'immutable', 'unique', 'index',
  'search'
];
var shortcuts = ['required', 'values', 'min', 'max', 'validate'];
var notYet = ['was', 'embedded', 'severity', 'strict'];

/** Adds the rules that the options of an attribute make. */
function compileOptions(modelName, path, options, compiled) {
  Object.keys(options).forEach(function compileOne(key) {
    if (notRules.indexOf(key) >= 0) return;
    compileRule(modelName, path, key, options[key], compiled);
  });
}

/** Adds the rules of an entry of `validates`: rules together with conditions that all share. */
function compileEntry(modelName, path, options, compiled) {
  var shared = {};
  common.forEach(function takeShared(key) {
    if (key in options) shared[key] = options[key];
  });
  Object.keys(options).forEach(function compileOne(key) {
    if (key in shared) return;
    var before = compiled.length;
    compileRule(modelName, path, key, options[key], compiled);
    for (var i = before; i < compiled.length; i++) {
      compiled[i] = Object.freeze(Object.assign({}, compiled[i], shared));
    }
  });
}

function compileRule(modelName, path, key, value, compiled) {
  if (value === false || value === undefined) return;
  if (shortcuts.indexOf(key) >= 0) {
    compileShortcut(modelName, path, key, value, compiled);
  } else if (isValidator(key)) {
    compiled.push(make(modelName, path, key, optionsOf(modelName, path, key, value)));
  } else if (shapes.isName(key)) {
    compiled.push(make(modelName, path, key, copies.isPlain(value) ? value : {}));
  } else {
    refuse(modelName, path, key);
  }
}

function isValidator(key) {
  return Object.prototype.hasOwnProperty.call(validators, key);
}

function compileShortcut(modelName, path, key, value, compiled) {
  switch (key) {
    case 'required':
      compiled.push(make(modelName, path, 'presence', requiredOptions(value)));
      break;
    case 'values':
      compiled.push(make(modelName, path, 'inclusion', { in: value }));
      break;
    case 'min':
      compiled.push(make(modelName, path, 'comparison', { greaterThanOrEqualTo: value }));
      break;
    case 'max':
      compiled.push(make(modelName, path, 'comparison', { lessThanOrEqualTo: value }));
      break;
    default:
      compileCustom(modelName, path, value, compiled);
  }
}

function requiredOptions(value) {
  if (typeof value === 'function') return { if: value };
  if (Array.isArray(value)) return Object.assign(requiredOptions(value[0]), { message: value[1] });
  return copies.isPlain(value) ? value : {};
}

function compileCustom(modelName, path, value, compiled) {
  (Array.isArray(value) ? value : [value]).forEach(function compileOne(entry) {
    var options = typeof entry === 'function' ? { check: entry } : entry;
    if (!copies.isPlain(options) || typeof options.check !== 'function') {
      fail(modelName, path, 'has "validate" that is not a function. Write validate: function '
        + '(value, record, errors) { ... } or { check: function ..., message: "..." }.');
    }
    compiled.push(make(modelName, path, 'custom', options));
  });
}

function optionsOf(modelName, path, key, value) {
  if (value === true) return {};
  if (key === 'format' && value instanceof RegExp) return { with: value };
  if (key === 'length' && typeof value === 'number') return { is: value };
  if ((key === 'inclusion' || key === 'exclusion') && isChoice(value)) return { in: value };
  if (!copies.isPlain(value)) {
    fail(modelName, path, 'has "' + key + '" of ' + String(value) + ', which is not understood.');
  }
  refuseUnknownOptions(modelName, path, key, value);
  return value;
}

function isChoice(value) {
  return Array.isArray(value) || typeof value === 'function' || value instanceof Set;
}

function refuseUnknownOptions(modelName, path, key, options) {
  var known = validators[key].concat(common);
  Object.keys(options).forEach(function refuseUnknown(name) {
    if (known.indexOf(name) < 0) {
      fail(modelName, path, 'has the unknown option "' + name + '" of "' + key + '".'
        + spelling.suggestion(name, known) + ' There are ' + known.join(', ') + '.');
    }
  });
}

/** A rule of the validator with this name. */
function make(modelName, path, validator, options) {
  var rule = { path: path, validator: validator, options: {} };
  Object.keys(options).forEach(function sortOption(key) {
    if (common.indexOf(key) >= 0) rule[key] = options[key];
    else rule.options[key] = options[key];
  });
  Object.freeze(rule.options);
  return Object.freeze(rule);
}

function refuse(modelName, path, key) {
  if (notYet.indexOf(key) >= 0) fail(modelName, path, 'uses "' + key + '", which is not supported yet.');
  var known = Object.keys(validators).concat(notRules, shortcuts, shapes.names());
  fail(modelName, path, 'has the unknown option "' + key + '".' + spelling.suggestion(key, known)
    + ' There are ' + known.join(', ') + '.');
}

function fail(modelName, path, complaint) {
  throw new errors.SchemaError('The attribute "' + path + '" of ' + modelName + ' ' + complaint, {
    model: modelName,
    path: path
  });
}

exports.compileOptions = compileOptions;
exports.compileEntry = compileEntry;
exports.make = make;
