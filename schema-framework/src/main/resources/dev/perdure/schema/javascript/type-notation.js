'use strict';
// The ways to write an attribute's type: 'string', 'string?', 'string[]', ['string'], String,
// 'ref(Track)', and { type: any of these, ...options }.

var copies = require('./copies');
var errors = require('./errors');
var spelling = require('./spelling');
var types = require('./types');

/** The declaration as an object of options, whatever its notation. */
function expand(modelName, path, declaration) {
  if (copies.isPlain(declaration)) {
    if (declaration.type !== undefined) return declaration;
    fail(modelName, path, 'has no type. Write { type: "string", ... }, or "any".');
  }
  return { type: declaration };
}

/** The compiled type of expanded options. */
function compile(modelName, path, options) {
  var type = compileNotation(modelName, path, options.type);
  if (type.name === 'enum' && !Array.isArray(options.values)) {
    fail(modelName, path, 'is an enum without values. Write { type: "enum", values: [...] }.');
  }
  return type;
}

function compileNotation(modelName, path, notation) {
  if (Array.isArray(notation) && notation.length === 1) {
    return listOf(compileNotation(modelName, path, notation[0]));
  }
  if (typeof notation === 'string') return compileText(modelName, path, notation.trim());
  var name = nameOfConstructor(notation);
  if (name === null) fail(modelName, path, 'has a type that is not understood: ' + notation + '.');
  return scalar(name);
}

function compileText(modelName, path, text) {
  if (text.slice(-1) === '?') return compileText(modelName, path, text.slice(0, -1));
  if (text.slice(-2) === '[]') return listOf(compileText(modelName, path, text.slice(0, -2)));
  var reference = /^ref\((\w+)\)$/.exec(text);
  if (reference !== null) return Object.freeze({ name: 'ref', of: reference[1] });
  if (text === 'ref') fail(modelName, path, 'does not say to what it refers. Write "ref(Track)".');
  if (text === 'array' || !types.isName(text)) {
    fail(modelName, path, 'has the unknown type "' + text + '".'
      + spelling.suggestion(text, types.names()) + ' There are ' + types.names().join(', ')
      + ', and lists such as "string[]".');
  }
  return scalar(text);
}

function nameOfConstructor(notation) {
  switch (notation) {
    case String: return 'string';
    case Number: return 'number';
    case Boolean: return 'boolean';
    case Date: return 'datetime';
    case Object: return 'any';
    default: return null;
  }
}

function scalar(name) {
  return Object.freeze({ name: name });
}

function listOf(element) {
  return Object.freeze({ name: 'array', element: element });
}

function fail(modelName, path, complaint) {
  throw new errors.SchemaError('The attribute "' + path + '" of ' + modelName + ' ' + complaint, {
    model: modelName,
    path: path
  });
}

exports.expand = expand;
exports.compile = compile;
