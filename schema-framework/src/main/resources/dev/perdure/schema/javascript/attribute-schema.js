'use strict';
// Compiles the section `attributes`: types, options and the rules that the options make.

var drafts = require('./schema-draft');
var rules = require('./rules');
var uniqueSchema = require('./unique-schema');
var typeNotation = require('./type-notation');

function compile(draft, declarations) {
  Object.keys(declarations).forEach(function compileOne(path) {
    drafts.refuseName(draft, path);
    var options = typeNotation.expand(draft.name, path, declarations[path]);
    draft.attributes[path] = compileAttribute(draft, path, options);
    rules.compileOptions(draft.name, path, options, draft.rules);
    uniqueSchema.compileUnique(draft, path, options.unique);
    if (options.index) {
      draft.indexes.push(Object.freeze({ on: Object.freeze([{ path: path, isDescending: false }]) }));
    }
  });
}

function compileAttribute(draft, path, options) {
  return Object.freeze({
    path: path,
    type: typeNotation.compile(draft.name, path, options),
    hasDefault: 'default' in options,
    default: options.default,
    trim: options.trim === true,
    letters: options.lowercase ? 'lower' : options.uppercase ? 'upper' : 'any',
    normalize: functionOrNull(draft, path, 'normalize', options.normalize),
    immutable: options.immutable === true,
    isReference: false
  });
}

function functionOrNull(draft, path, option, value) {
  if (value === undefined || value === null) return null;
  if (typeof value === 'function') return value;
  return drafts.fail(draft, 'has "' + option + '" of "' + path + '" that is not a function.');
}

exports.compile = compile;
exports.compileAttribute = compileAttribute;
