'use strict';
// Compiles the literal of a definition to the frozen schema that the rest of the framework reads.
//
// A schema holds names, options and the program's own functions, never functions of the framework:
// it is stored in the heap, while the framework may be of a later version at the next start.

var errors = require('./errors');
var reserved = require('./reserved');
var rules = require('./rules');
var spelling = require('./spelling');
var typeNotation = require('./type-notation');

var sections = [
  'attributes', 'belongsTo', 'validates', 'methods', 'statics', 'scopes', 'strict', 'toJSON'
];
var notYet = [
  'hasOne', 'hasMany', 'manyToMany', 'include', 'virtuals', 'computed', 'indexes', 'hooks',
  'extends', 'abstract'
];
var strictness = ['allow', 'throw', 'drop'];

/** Compiles a definition. Throws a SchemaError that names the model and the place. */
function compile(modelName, definition) {
  refuseUnknownSections(modelName, definition);
  var compiledRules = [];
  var attributes = {};
  compileAttributes(modelName, definition.attributes || {}, attributes, compiledRules);
  compileBelongsTo(modelName, definition.belongsTo || {}, attributes, compiledRules);
  var validators = compileValidates(modelName, definition.validates || [], compiledRules);
  return Object.freeze({
    name: modelName,
    strict: strictOf(modelName, definition.strict),
    attributes: Object.freeze(attributes),
    rules: Object.freeze(compiledRules),
    validators: Object.freeze(validators),
    methods: Object.freeze(Object.keys(definition.methods || {})),
    statics: Object.freeze(Object.keys(definition.statics || {})),
    scopes: Object.freeze(Object.assign({}, definition.scopes)),
    hidden: Object.freeze(((definition.toJSON || {}).except || []).slice())
  });
}

function refuseUnknownSections(modelName, definition) {
  if (typeof definition !== 'object' || definition === null) {
    fail(modelName, 'needs a definition such as { attributes: { title: "string" } }.');
  }
  Object.keys(definition).forEach(function refuseUnknown(key) {
    if (notYet.indexOf(key) >= 0) fail(modelName, 'uses "' + key + '", which is not supported yet.');
    if (sections.indexOf(key) < 0) {
      fail(modelName, 'has the unknown part "' + key + '".' + spelling.suggestion(key, sections)
        + ' A definition may have ' + sections.join(', ') + '.');
    }
  });
}

function compileAttributes(modelName, declarations, attributes, compiledRules) {
  Object.keys(declarations).forEach(function compileOne(path) {
    refuseName(modelName, path, attributes);
    var options = typeNotation.expand(modelName, path, declarations[path]);
    attributes[path] = compileAttribute(modelName, path, options);
    rules.compileOptions(modelName, path, options, compiledRules);
  });
}

function compileAttribute(modelName, path, options) {
  return Object.freeze({
    path: path,
    type: typeNotation.compile(modelName, path, options),
    hasDefault: 'default' in options,
    default: options.default,
    trim: options.trim === true,
    letters: options.lowercase ? 'lower' : options.uppercase ? 'upper' : 'any',
    normalize: functionOrNull(modelName, path, 'normalize', options.normalize),
    immutable: options.immutable === true,
    isReference: false
  });
}

function functionOrNull(modelName, path, option, value) {
  if (value === undefined || value === null) return null;
  if (typeof value === 'function') return value;
  return fail(modelName, 'has "' + option + '" of "' + path + '" that is not a function.');
}

function compileBelongsTo(modelName, declarations, attributes, compiledRules) {
  Object.keys(declarations).forEach(function compileOne(path) {
    refuseName(modelName, path, attributes);
    var options = declarations[path];
    if (typeof options === 'string') options = { of: options };
    attributes[path] = compileReference(modelName, path, options);
    if (!options.optional) compiledRules.push(rules.make(modelName, path, 'existence', {}));
  });
}

function compileReference(modelName, path, options) {
  if (typeof options !== 'object' || options === null || typeof options.of !== 'string') {
    fail(modelName, 'does not say what "' + path + '" belongs to: write ' + path
      + ': "Artist" or ' + path + ': { of: "Artist" }.');
  }
  Object.keys(options).forEach(function refuseUnknown(key) {
    if (key !== 'of' && key !== 'optional' && key !== 'immutable') {
      fail(modelName, 'has the unknown option "' + key + '" in belongsTo "' + path
        + '"; there are of, optional, immutable.');
    }
  });
  return Object.freeze({
    path: path,
    type: Object.freeze({ name: 'ref', of: options.of }),
    hasDefault: false,
    default: undefined,
    trim: false,
    letters: 'any',
    normalize: null,
    immutable: options.immutable === true,
    isReference: true
  });
}

function refuseName(modelName, path, attributes) {
  reserved.refuseAttribute(modelName, path);
  if (Object.prototype.hasOwnProperty.call(attributes, path)) {
    fail(modelName, 'declares "' + path + '" twice.');
  }
  if (!/^[A-Za-z_\u00c0-\uffff][\w\u00c0-\uffff]*$/.test(path)) {
    fail(modelName, 'has the attribute "' + path + '", which is not a name that queries can use.');
  }
}

function compileValidates(modelName, list, compiledRules) {
  if (!Array.isArray(list)) fail(modelName, 'has "validates" that is not a list.');
  return list.filter(function takeFunction(entry) {
    if (typeof entry === 'function') return true;
    if (!Array.isArray(entry) || typeof entry[0] !== 'string' || typeof entry[1] !== 'object') {
      fail(modelName, 'has an entry of "validates" that is neither ["attribute", { rules }] '
        + 'nor a function.');
    }
    rules.compileEntry(modelName, entry[0], entry[1], compiledRules);
    return false;
  });
}

function strictOf(modelName, value) {
  if (value === undefined) return 'allow';
  if (strictness.indexOf(value) >= 0) return value;
  return fail(modelName, 'has "strict" of "' + value + '"; it is one of ' + strictness.join(', ')
    + '.');
}

function fail(modelName, complaint) {
  throw new errors.SchemaError('The model "' + modelName + '" ' + complaint, { model: modelName });
}

exports.compile = compile;
