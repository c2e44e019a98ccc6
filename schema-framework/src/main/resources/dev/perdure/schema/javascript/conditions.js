'use strict';
// Conditions on a query, as a text with parameters of its own: { text, params }.
//
// Fragments from several calls of where() end up in one query, so each parameter gets a name that
// no other has: the number of parameters before it decides.

var copies = require('./copies');
var errors = require('./errors');
var spelling = require('./spelling');
var queryText = require('./query-text');

var comparisons = {
  eq: '=', ne: '!=', gt: '>', gte: '>=', lt: '<', lte: '<=', in: 'in', notIn: 'not in',
  like: 'like', ilike: 'ilike', contains: 'contains', startsWith: 'starts with',
  endsWith: 'ends with'
};
var tests = ['between', 'matches', 'missing', 'empty', 'any', 'all', 'none', 'not'];
var connectives = ['and', 'or', 'not'];

/** The condition that the arguments of where() state. */
function of(model, args, firstNumber) {
  var context = { model: model, firstNumber: firstNumber, params: {}, count: 0 };
  var text = typeof args[0] === 'string'
    ? ofText(context, args[0], args.slice(1))
    : ofObject(context, requireObject(args[0]), 'this');
  return { text: text, params: context.params, count: context.count };
}

/** A fault is found here, in the text as it was written, rather than in the query it is put into. */
function ofText(context, text, values) {
  if (!host.checkCondition(context.model.name, text)) {
    throw new errors.QueryError(
      'The condition "' + text + '" holds more than a condition. Use .order(), .limit() and '
        + '.offset() for the rest.',
      { text: text }
    );
  }
  return queryText.bind(text, values, function add(value) { return addParam(context, value); });
}

function requireObject(given) {
  if (copies.isPlain(given)) return given;
  throw new errors.QueryError(
    'where() takes a text with parameters or an object such as { name: "x" }, not '
      + String(given) + '.'
  );
}

function addParam(context, value) {
  var name = 'p' + (context.firstNumber + context.count);
  context.params[name] = value;
  context.count++;
  return ':' + name;
}

function ofObject(context, given, root) {
  var parts = Object.keys(given).map(function ofEntry(key) {
    refuseUndefined(given[key], key);
    return connectives.indexOf(key) >= 0 && isConnective(given[key])
      ? ofConnective(context, key, given[key], root)
      : ofPath(context, pathOf(context, key, root), given[key], key);
  });
  return parts.length === 0 ? 'true' : parts.join(' and ');
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

function pathOf(context, key, root) {
  var steps = key.split('.');
  if (root === 'this') refuseUnknown(context.model, steps[0]);
  return root + steps.map(function write(step) { return '.' + queryText.nameOf(step); }).join('');
}

/** Queries know what is declared, so a misspelt name is found; a model may declare nothing at all. */
function refuseUnknown(model, name) {
  var declared = Object.keys(model.schema.attributes);
  var known = ['id'].concat(declared);
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
  if (Array.isArray(value)) return path + ' in ' + addParam(context, refuseHoles(value, key));
  if (value instanceof RegExp) return ofPattern(context, path, value);
  if (copies.isPlain(value)) return ofOperators(context, path, value, key);
  return path + ' = ' + addParam(context, value);
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
      return path + ' between ' + addParam(context, value[0]) + ' and ' + addParam(context, value[1]);
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
      return name + ' ' + ofPath(context, path, value, key);
    case 'not':
      return 'not (' + ofPath(context, path, value, key) + ')';
    default:
      return ofComparison(context, path, name, value);
  }
}

function ofComparison(context, path, name, value) {
  if (value === null && name === 'eq') return path + ' is null';
  if (value === null && name === 'ne') return path + ' is not null';
  return path + ' ' + comparisons[name] + ' ' + addParam(context, value);
}

exports.of = of;
