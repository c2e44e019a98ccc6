'use strict';
// Compiles the attributes of embedded values: plain objects that have rules and no identity.

var attributeSchema = require('./attribute-schema');
var copies = require('./copies');
var errors = require('./errors');
var rules = require('./rules');
var typeNotation = require('./type-notation');

/** Options that need an extent, or a record that remembers. */
var ofRecords = ['immutable', 'unique', 'index', 'search', 'was'];

/**
 * The type of embedded values. Its attributes and rules are as those of a schema; the paths of its
 * rules start within the value.
 */
function compile(modelName, path, options) {
  requireAttributes(modelName, path, options.attributes);
  var attributes = {};
  var compiled = [];
  Object.keys(options.attributes).forEach(function compileOne(name) {
    refuseName(modelName, path, name);
    var inner = path + '.' + name;
    var declared = typeNotation.expand(modelName, inner, options.attributes[name]);
    refuseOptions(modelName, inner, declared);
    attributes[name] = attributeSchema.compileAttribute({ name: modelName }, inner, declared);
    rules.compileOptions(modelName, inner, declared, compiled);
  });
  return Object.freeze({
    name: 'embedded',
    attributes: Object.freeze(attributes),
    rules: Object.freeze(compiled.map(function cut(rule) {
      return Object.freeze(Object.assign({}, rule, { path: rule.path.slice(path.length + 1) }));
    }))
  });
}

function requireAttributes(modelName, path, attributes) {
  if (copies.isPlain(attributes)) return;
  fail(modelName, path, 'is embedded and does not say what is in it. Write { type: "embedded", '
    + 'attributes: { zip: "string" } }.');
}

function refuseName(modelName, path, name) {
  if (/^[A-Za-z_\u00c0-\uffff][\w\u00c0-\uffff]*$/.test(name) && !(name in Object.prototype)) return;
  fail(modelName, path, 'embeds "' + name + '", which is not a name that queries can use.');
}

function refuseOptions(modelName, path, options) {
  ofRecords.forEach(function refuseOption(key) {
    if (options[key] === undefined) return;
    fail(modelName, path, 'is in an embedded value and cannot have "' + key + '".');
  });
}

function fail(modelName, path, complaint) {
  throw new errors.SchemaError('The attribute "' + path + '" of ' + modelName + ' ' + complaint, {
    model: modelName,
    path: path
  });
}

exports.compile = compile;
