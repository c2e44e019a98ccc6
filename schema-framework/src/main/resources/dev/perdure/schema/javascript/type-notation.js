'use strict';
// The ways to write an attribute's type: 'string', 'string?', 'string[]', ['string'], String,
// 'ref(Track)', 'set(string)', 'map(integer)', 'string|integer', and { type: any of these,
// ...options }.

var copies = require('./copies');
var embeddedSchema = require('./embedded-schema');
var errors = require('./errors');
var spelling = require('./spelling');
var types = require('./types');

/** The options that say more about a type, by its name. */
var typeOptions = {
  decimal: ['precision', 'scale'],
  embedded: ['attributes']
};

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
  var type = compileNotation(modelName, path, options.type, options);
  refuseStrayOptions(modelName, path, type, options);
  return type;
}

/** @param options those that stand beside the notation: they are about the innermost type */
function compileNotation(modelName, path, notation, options) {
  if (Array.isArray(notation) && notation.length === 1) {
    return listOf(compileElement(modelName, path, notation[0], options));
  }
  if (typeof notation === 'string') return compileText(modelName, path, notation.trim(), options);
  var name = nameOfConstructor(notation);
  if (name === null) {
    fail(modelName, path, 'has a type that is not understood: ' + String(notation) + '.');
  }
  return scalar(modelName, path, name, options);
}

/** An element may be declared as an object, with the options of its type and no others. */
function compileElement(modelName, path, element, options) {
  if (!copies.isPlain(element)) return compileNotation(modelName, path, element, options);
  var type = compile(modelName, path, expand(modelName, path, element));
  Object.keys(element).forEach(function refuseRule(key) {
    if (key === 'type' || (typeOptions[type.name] || []).indexOf(key) >= 0) return;
    fail(modelName, path, 'has the option "' + key + '" for its elements, which only attributes '
      + 'can have. Write it beside the type of the list, or make the elements embedded values.');
  });
  return type;
}

function compileText(modelName, path, text, options) {
  var parts = alternatives(text);
  if (parts.length > 1) return unionOf(modelName, path, parts, options);
  if (text.slice(-1) === '?') return compileText(modelName, path, text.slice(0, -1).trim(), options);
  if (text.slice(-2) === '[]') {
    return listOf(compileText(modelName, path, text.slice(0, -2).trim(), options));
  }
  var composite = /^(\w+)\((.*)\)$/.exec(text);
  if (composite === null) return compileWord(modelName, path, text, options);
  if (composite[1] === 'ref' && /^\w+$/.test(composite[2].trim())) {
    return Object.freeze({ name: 'ref', of: composite[2].trim() });
  }
  if (composite[1] === 'set' || composite[1] === 'map') {
    var element = compileText(modelName, path, composite[2].trim(), options);
    return Object.freeze({ name: composite[1], element: element });
  }
  return refuse(modelName, path, text);
}

/** The parts of a text between the bars that are not within parentheses. */
function alternatives(text) {
  var depth = 0;
  var parts = [''];
  text.split('').forEach(function take(letter) {
    if (letter === '|' && depth === 0) {
      parts.push('');
      return;
    }
    if (letter === '(') depth++;
    if (letter === ')') depth--;
    parts[parts.length - 1] += letter;
  });
  return parts;
}

function unionOf(modelName, path, parts, options) {
  var compiled = parts.map(function compilePart(part) {
    return compileText(modelName, path, part.trim(), options);
  });
  return Object.freeze({ name: 'union', types: Object.freeze(compiled) });
}

function compileWord(modelName, path, text, options) {
  if (text === 'ref') {
    fail(modelName, path, 'does not say to what it refers. Write "ref(Track)".');
  }
  if (text === 'set' || text === 'map') {
    fail(modelName, path, 'does not say of what it is a ' + text + '. Write "' + text + '(string)".');
  }
  if (text === 'embedded') return embeddedSchema.compile(modelName, path, options);
  return types.isScalar(text)
    ? scalar(modelName, path, text, options)
    : refuse(modelName, path, text);
}

function refuse(modelName, path, text) {
  fail(modelName, path, 'has the unknown type "' + text + '".'
    + spelling.suggestion(text, types.names()) + ' There are ' + types.names().join(', ')
    + ', lists such as "string[]", and choices such as "string|integer".');
}

function nameOfConstructor(notation) {
  switch (notation) {
    case String: return 'string';
    case Number: return 'number';
    case Boolean: return 'boolean';
    case BigInt: return 'bigint';
    case Date: return 'datetime';
    case Object: return 'any';
    default: return null;
  }
}

function scalar(modelName, path, name, options) {
  if (name === 'enum') requireValues(modelName, path, options);
  if (name === 'decimal') return decimal(modelName, path, options);
  return Object.freeze({ name: name });
}

function requireValues(modelName, path, options) {
  if (Array.isArray(options.values)) return;
  fail(modelName, path, 'is an enum without values. Write { type: "enum", values: [...] }.');
}

/** Numbers of JavaScript are exact up to 15 digits, so no more can be promised. */
function decimal(modelName, path, options) {
  var type = { name: 'decimal' };
  if (options.scale !== undefined) {
    type.scale = digits(modelName, path, 'scale', options.scale, 0);
  }
  if (options.precision !== undefined) {
    type.precision = digits(modelName, path, 'precision', options.precision, 1);
  }
  if (type.scale > type.precision) {
    fail(modelName, path, 'has a greater scale than precision: ' + type.scale + ' of '
      + type.precision + ' digits cannot be after the decimal point.');
  }
  return Object.freeze(type);
}

function digits(modelName, path, option, value, least) {
  if (Number.isInteger(value) && value >= least && value <= 15) return value;
  return fail(modelName, path, 'has "' + option + '" of ' + String(value)
    + '; it is a number of digits from ' + least + ' to 15.');
}

function listOf(element) {
  return Object.freeze({ name: 'array', element: element });
}

/** An option of one type beside another would do nothing. */
function refuseStrayOptions(modelName, path, type, options) {
  var inner = innermost(type);
  ['precision', 'scale', 'attributes'].forEach(function refuseStray(key) {
    if (options[key] === undefined) return;
    var isMeant = inner.some(function takes(name) { return (typeOptions[name] || []).indexOf(key) >= 0; });
    if (isMeant) return;
    fail(modelName, path, 'has "' + key + '", but is not ' + (key === 'attributes'
      ? 'embedded. Write { type: "embedded", attributes: { ... } }.'
      : 'a decimal. Write { type: "decimal", ' + key + ': ... }.'));
  });
}

function innermost(type) {
  if (type.element !== undefined) return innermost(type.element);
  if (type.name !== 'union') return [type.name];
  return type.types.reduce(function collect(found, one) { return found.concat(innermost(one)); }, []);
}

function fail(modelName, path, complaint) {
  throw new errors.SchemaError('The attribute "' + path + '" of ' + modelName + ' ' + complaint, {
    model: modelName,
    path: path
  });
}

exports.expand = expand;
exports.compile = compile;
