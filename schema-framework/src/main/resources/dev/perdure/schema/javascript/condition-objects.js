'use strict';
// Conditions that are objects, such as { name: 'x', length: { gte: 3 } }, as text of the query
// language.
//
// A context has the model, the parameters so far, and where in the model the writing is: `prefix` is
// the path of the record at hand from the one that is asked for, and `attribute` what is compared.

var copies = require('./copies');
var errors = require('./errors');
var normalizers = require('./normalizers');
var queryText = require('./query-text');
var spelling = require('./spelling');
var state = require('./query-state');

var comparisons = {
  eq: '=', ne: '!=', gt: '>', gte: '>=', lt: '<', lte: '<=', in: 'in', notIn: 'not in',
  like: 'like', ilike: 'ilike', contains: 'contains', startsWith: 'starts with',
  endsWith: 'ends with'
};
var tests = ['between', 'matches', 'missing', 'empty', 'any', 'all', 'none', 'not'];
var connectives = ['and', 'or', 'not'];

/** Operators whose value is one that the attribute could hold, and is normalized as it would be. */
var equalities = ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'in', 'notIn'];

function addParam(context, value) {
  var name = 'p' + context.count;
  context.params[name] = value;
  context.count++;
  return ':' + name;
}

/** The text of the conditions in the object, whose keys are paths from the root. */
function ofObject(context, given, root) {
  var parts = Object.keys(given).map(function ofEntry(key) {
    refuseUndefined(given[key], key);
    return isAboutPath(key, given[key])
      ? ofKeyAt(context, key, given[key], root)
      : ofConnective(context, key, given[key], root);
  });
  return parts.length === 0 ? 'true' : parts.join(' and ');
}

/** Whether a key of an object is a path, and not a word that joins conditions. */
function isAboutPath(key, value) {
  return connectives.indexOf(key) < 0 || !isConnective(value);
}

function isConnective(value) {
  return copies.isPlain(value) || (Array.isArray(value) && value.every(copies.isPlain));
}

function ofConnective(context, key, value, root) {
  var parts = (Array.isArray(value) ? value : [value]).map(function ofPart(part) {
    return '(' + ofObject(context, part, root) + ')';
  });
  if (key === 'not') return 'not (' + parts.join(' and ') + ')';
  return parts.length === 0 ? String(key === 'and') : '(' + parts.join(' ' + key + ' ') + ')';
}

/** A key of a group is a name of its own; all others are paths from a record. */
function ofKeyAt(context, key, value, root) {
  if (root === '') return ofPath(context, queryText.quoted(key), value, key);
  if (root === 'this') refuseUnknown(context.model, key.split('.')[0]);
  var outer = { prefix: context.prefix, attribute: context.attribute };
  context.attribute = normalizers.attributeAt(context.model, context.prefix + key);
  context.prefix = context.prefix + key + '.';
  var text = ofPath(context, queryText.pathOf(root, key), value, key);
  Object.assign(context, outer);
  return text;
}

/** Queries know what is declared, so a misspelt name is found; a model may declare nothing at all. */
function refuseUnknown(model, name) {
  var declared = Object.keys(model.schema.attributes);
  var known = ['id'].concat(declared, Object.keys(model.schema.associations || {}));
  if (declared.length === 0 || known.indexOf(name) >= 0) return;
  throw new errors.QueryError(
    model.name + ' has no attribute "' + name + '".' + spelling.suggestion(name, known)
      + ' It has ' + known.join(', ') + '.',
    { code: 'PQL201', model: model.name, path: name }
  );
}

/** Leaving out a key that holds undefined would select more than was meant. */
function refuseUndefined(value, key) {
  if (value !== undefined) return;
  throw new errors.QueryError(
    'undefined for "' + key + '": use null, or leave the key out.',
    { code: 'PQL403', path: key }
  );
}

function ofPath(context, path, value, key) {
  if (value === null) return path + ' is null';
  if (Array.isArray(value)) return path + ' in ' + addValue(context, refuseHoles(value, key));
  if (value instanceof RegExp) return ofPattern(context, path, value);
  if (copies.isPlain(value)) return ofOperators(context, path, value, key);
  if (state.isQuery(value)) return path + ' in ' + addParam(context, value);
  return path + ' = ' + addValue(context, value);
}

/** Adds what records are to be equal to, as they would hold it. */
function addValue(context, value) {
  return addParam(context, normalizers.normalize(context.attribute, value));
}

function refuseHoles(list, key) {
  for (var i = 0; i < list.length; i++) refuseUndefined(list[i], key + '[' + i + ']');
  return list;
}

function ofPattern(context, path, pattern) {
  var operator = pattern.ignoreCase ? ' matches [c] ' : ' matches ';
  return path + operator + addParam(context, pattern.source);
}

/** An object of operators such as { gte: 3 }, or of attributes of the object that is referred to. */
function ofOperators(context, path, value, key) {
  var names = Object.keys(value);
  if (!names.some(isOperator)) return ofNested(context, path, value, key);
  return names.map(function ofOne(name) {
    refuseUndefined(value[name], key + '.' + name);
    if (!isOperator(name)) refuseOperator(name, key);
    return ofOperator(context, path, name, value[name], key);
  }).join(' and ');
}

function ofNested(context, path, value, key) {
  if (Object.keys(value).length === 0) {
    throw new errors.QueryError('The condition on "' + key + '" is an empty object.', { path: key });
  }
  return '(' + ofObject(context, value, path) + ')';
}

function isOperator(name) {
  return Object.prototype.hasOwnProperty.call(comparisons, name) || tests.indexOf(name) >= 0;
}

function refuseOperator(name, key) {
  var known = Object.keys(comparisons).concat(tests);
  throw new errors.QueryError(
    '"' + name + '" is not an operator (in the condition on "' + key + '").'
      + spelling.suggestion(name, known) + ' There are ' + known.join(', ') + '.',
    { code: 'PQL110', path: key }
  );
}

function ofOperator(context, path, name, value, key) {
  switch (name) {
    case 'between':
      return ofRange(context, path, value, key);
    case 'matches':
      return value instanceof RegExp
        ? ofPattern(context, path, value)
        : path + ' matches ' + addParam(context, value);
    case 'missing':
    case 'empty':
      return path + ' is ' + (value ? '' : 'not ') + name;
    case 'any':
    case 'all':
    case 'none':
      return copies.isPlain(value)
        ? ofElements(context, path, name, value, key)
        : name + ' ' + ofPath(context, path, value, key);
    case 'not':
      return 'not (' + ofPath(context, path, value, key) + ')';
    default:
      return ofComparison(context, path, name, value);
  }
}

/** The whole object is a condition on one element: { comments: { any: { spam: true } } }. */
function ofElements(context, path, quantifier, value, key) {
  var variable = 'e' + context.variables++;
  return quantifier + '(' + ofPath(context, variable, value, key) + ' for ' + variable + ' in '
    + path + ')';
}

function ofRange(context, path, range, key) {
  if (!Array.isArray(range) || range.length !== 2) {
    throw new errors.QueryError(
      '"between" takes an array of two values (in the condition on "' + key + '").',
      { path: key }
    );
  }
  refuseHoles(range, key);
  return path + ' between ' + addValue(context, range[0]) + ' and ' + addValue(context, range[1]);
}

function ofComparison(context, path, name, value) {
  if (value === null && name === 'eq') return path + ' is null';
  if (value === null && name === 'ne') return path + ' is not null';
  var isEquality = equalities.indexOf(name) >= 0;
  return path + ' ' + comparisons[name] + ' '
    + (isEquality ? addValue(context, value) : addParam(context, value));
}

exports.addParam = addParam;
exports.isAboutPath = isAboutPath;
exports.ofObject = ofObject;
exports.refuseUnknown = refuseUnknown;
