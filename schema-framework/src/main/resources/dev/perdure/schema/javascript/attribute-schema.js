'use strict';
// Compiles the section `attributes`: types, options and the rules that the options make.

var attributeHistory = require('./attribute-history');
var copies = require('./copies');
var drafts = require('./schema-draft');
var enumSchema = require('./enum-schema');
var rules = require('./rules');
var uniqueSchema = require('./unique-schema');
var typeNotation = require('./type-notation');

function compile(draft, declarations) {
  Object.keys(declarations).forEach(function compileOne(path) {
    declare(draft, path, typeNotation.expand(draft.name, path, declarations[path]), null);
  });
}

/**
 * Adds one attribute and its rules.
 *
 * @param computed what its value is computed from and how, or null
 */
function declare(draft, path, given, computed) {
  drafts.refuseName(draft, path);
  var declared = copies.frozenCopyOf(given);
  var options = enumSchema.listValues(declared);
  var attribute = compileAttribute(draft, path, options);
  Object.assign(attribute, enumSchema.compile(draft, path, attribute.type, declared), {
    computed: computed,
    options: declared
  });
  draft.attributes[path] = attribute;
  rules.compileOptions(draft.name, path, ruleOptions(attribute.type, options), draft.rules);
  uniqueSchema.compileUnique(draft, path, options.unique);
  if (options.index) {
    draft.indexes.push(Object.freeze({ on: Object.freeze([{ path: path, isDescending: false }]) }));
  }
}

function compileAttribute(draft, path, options) {
  return {
    path: path,
    type: typeNotation.compile(draft.name, path, options),
    hasDefault: 'default' in options,
    default: options.default,
    trim: options.trim === true,
    letters: options.lowercase ? 'lower' : options.uppercase ? 'upper' : 'any',
    normalize: functionOrNull(draft, path, 'normalize', options.normalize),
    immutable: options.immutable === true,
    was: attributeHistory.formerNames(draft.name, path, options),
    convert: attributeHistory.conversion(draft.name, path, options),
    isReference: false
  };
}

/** The options that may be rules: those of enums that name members are understood already. */
function ruleOptions(type, options) {
  if (type.name !== 'enum') return options;
  var rest = Object.assign({}, options);
  delete rest.prefix;
  delete rest.suffix;
  return rest;
}

function functionOrNull(draft, path, option, value) {
  if (value === undefined || value === null) return null;
  if (typeof value === 'function') return value;
  return drafts.fail(draft, 'has "' + option + '" of "' + path + '" that is not a function.');
}

exports.compile = compile;
exports.declare = declare;
exports.compileAttribute = compileAttribute;
