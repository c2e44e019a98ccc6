'use strict';
// Compiles what a definition says of an attribute to rules: frozen records of a validator's name,
// its options, and the conditions under which it runs, all of which must hold.

var copies = require('./copies');
var errors = require('./errors');
var known = require('./rule-options');
var registered = require('./validator-registry');
var shapes = require('./shapes');
var spelling = require('./spelling');

/** Adds the rules that the options of an attribute make. */
function compileOptions(modelName, path, options, compiled) {
  Object.keys(options).forEach(function compileOne(key) {
    if (known.notRules.indexOf(key) >= 0) return;
    compileRule(modelName, path, key, options[key], compiled);
  });
}

/**
 * Adds the rules of an entry of `validates`: rules together with options that all of them share.
 *
 * @param conditions those of the groups that the entry is in
 */
function compileEntry(modelName, path, options, conditions, compiled) {
  var shared = {};
  var isShared = known.common.concat(known.conditions);
  Object.keys(options).forEach(function takeShared(key) {
    if (isShared.indexOf(key) >= 0) shared[key] = options[key];
  });
  var common = make(modelName, path, 'shared', shared);
  Object.keys(options).forEach(function compileOne(key) {
    if (key in shared) return;
    var own = [];
    compileRule(modelName, path, key, options[key], own);
    own.forEach(function add(rule) { compiled.push(withShared(rule, common, conditions)); });
  });
}

/** What a rule says for itself comes before what its entry says; conditions add up. */
function withShared(rule, shared, conditions) {
  return Object.freeze(Object.assign({}, shared, rule, {
    conditions: Object.freeze(conditions.concat(shared.conditions, rule.conditions))
  }));
}

function compileRule(modelName, path, key, value, compiled) {
  if (value === false || value === undefined) return;
  if (known.shortcuts.indexOf(key) >= 0) {
    compileShortcut(modelName, path, key, value, compiled);
  } else if (isValidator(key)) {
    compiled.push(make(modelName, path, key, optionsOf(modelName, path, key, value)));
  } else if (shapes.isName(key)) {
    compiled.push(make(modelName, path, key, plainOptions(modelName, path, key, value, [])));
  } else if (registered.find(key) !== null) {
    compiled.push(make(modelName, path, key, optionsOfRegistered(modelName, path, key, value)));
  } else {
    refuse(modelName, path, key);
  }
}

function isValidator(key) {
  return Object.prototype.hasOwnProperty.call(known.validators, key);
}

function compileShortcut(modelName, path, key, value, compiled) {
  switch (key) {
    case 'required':
      compiled.push(make(modelName, path, 'presence', requiredOptions(modelName, path, value)));
      break;
    case 'values':
      compiled.push(make(modelName, path, 'inclusion', { in: value, each: true }));
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

function requiredOptions(modelName, path, value) {
  if (typeof value === 'function') return { if: value };
  if (Array.isArray(value)) {
    return Object.assign({}, requiredOptions(modelName, path, value[0]), { message: value[1] });
  }
  if (value === true) return {};
  return plainOptions(modelName, path, 'required', value, []);
}

function compileCustom(modelName, path, value, compiled) {
  (Array.isArray(value) ? value : [value]).forEach(function compileOne(entry) {
    var options = typeof entry === 'function' ? { check: entry } : entry;
    if (!copies.isPlain(options) || typeof options.check !== 'function') {
      fail(modelName, path, 'has "validate" that is not a function. Write validate: function '
        + '(value, record, errors) { ... } or { check: function ..., message: "..." }.');
    }
    refuseUnknownOptions(modelName, path, 'validate', options, ['check']);
    compiled.push(make(modelName, path, 'custom', options));
  });
}

function optionsOf(modelName, path, key, value) {
  var own = known.validators[key];
  var options = plainOptions(modelName, path, key, expandOptions(key, value), own);
  var isMissing = known.needOption.indexOf(key) >= 0
    && !own.some(function isGiven(name) { return options[name] !== undefined; });
  if (isMissing) {
    fail(modelName, path, 'has "' + key + '" that asks for nothing. There are ' + own.join(', ')
      + '.');
  }
  return options;
}

function expandOptions(key, value) {
  if (key === 'format' && value instanceof RegExp) return { with: value };
  if (key === 'length' && typeof value === 'number') return { is: value };
  return (key === 'inclusion' || key === 'exclusion') && isChoice(value) ? { in: value } : value;
}

function isChoice(value) {
  return Array.isArray(value) || typeof value === 'function' || value instanceof Set;
}

/** @param own the options that the validator knows */
function plainOptions(modelName, path, key, value, own) {
  if (value === true) return {};
  if (!copies.isPlain(value)) {
    fail(modelName, path, 'has "' + key + '" of ' + String(value) + ', which is not understood.');
  }
  refuseUnknownOptions(modelName, path, key, value, own);
  return value;
}

/** The program's own validators may have any options. */
function optionsOfRegistered(modelName, path, key, value) {
  return plainOptions(modelName, path, key, value, copies.isPlain(value) ? Object.keys(value) : []);
}

function refuseUnknownOptions(modelName, path, key, options, own) {
  var all = own.concat(known.common, known.conditions);
  Object.keys(options).forEach(function refuseUnknown(name) {
    if (all.indexOf(name) < 0) {
      fail(modelName, path, 'has the unknown option "' + name + '" of "' + key + '".'
        + spelling.suggestion(name, all) + ' There are ' + all.join(', ') + '.');
    }
  });
}

/** A rule of the validator with this name. */
function make(modelName, path, validator, options) {
  var rule = { path: path, validator: validator, options: {}, conditions: [] };
  var condition = conditionOf(options);
  if (condition !== null) rule.conditions.push(condition);
  Object.keys(options).forEach(function sortOption(key) {
    if (known.conditions.indexOf(key) >= 0 || options[key] === undefined) return;
    if (known.common.indexOf(key) >= 0) rule[key] = options[key];
    else rule.options[key] = options[key];
  });
  refuseSeverity(modelName, path, rule);
  Object.freeze(rule.options);
  Object.freeze(rule.conditions);
  return Object.freeze(rule);
}

/** The condition { if, unless, on } among the options, or null. */
function conditionOf(options) {
  var condition = {};
  known.conditions.forEach(function take(key) {
    if (options[key] !== undefined) condition[key] = options[key];
  });
  return Object.keys(condition).length === 0 ? null : Object.freeze(condition);
}

function refuseSeverity(modelName, path, rule) {
  if ([undefined, 'error', 'warning'].indexOf(rule.severity) < 0) {
    fail(modelName, path, 'has "severity" of "' + String(rule.severity)
      + '"; it is "error" or "warning".');
  }
  if (rule.severity === 'warning' && rule.strict) {
    fail(modelName, path, 'has a rule that is both strict and a warning. Choose one: a strict rule '
      + 'throws, a warning does not even block.');
  }
}

function refuse(modelName, path, key) {
  if (known.notYet.indexOf(key) >= 0) {
    fail(modelName, path, 'uses "' + key + '", which is not supported yet.');
  }
  var names = Object.keys(known.validators)
    .concat(known.notRules, known.shortcuts, shapes.names(), registered.names());
  fail(modelName, path, 'has the unknown option "' + key + '".' + spelling.suggestion(key, names)
    + ' There are ' + names.join(', ') + '; Model.validator("' + key
    + '", function ...) would add it.');
}

function fail(modelName, path, complaint) {
  throw new errors.SchemaError('The attribute "' + path + '" of ' + modelName + ' ' + complaint, {
    model: modelName,
    path: path
  });
}

exports.compileOptions = compileOptions;
exports.compileEntry = compileEntry;
exports.conditionOf = conditionOf;
exports.make = make;
