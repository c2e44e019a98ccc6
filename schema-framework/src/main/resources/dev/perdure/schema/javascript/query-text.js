'use strict';
// Fragments of query text: finding their parameters, and writing names.

var copies = require('./copies');
var errors = require('./errors');

// A text, quoted name or comment is taken whole, so that nothing in it looks like a parameter.
var tokens = new RegExp(
  "'(?:''|\\\\[\\s\\S]|[^'\\\\])*'"
    + '|"(?:""|\\\\[\\s\\S]|[^"\\\\])*"'
    + '|`(?:``|[^`])+`'
    + '|--[^\\r\\n]*|/\\*[\\s\\S]*?\\*/'
    + '|\\?\\?|\\?\\d*|\\$\\d+|:[A-Za-z_][\\w$]*',
  'g'
);

/**
 * Gives the fragment with each parameter replaced.
 *
 * @param args the arguments after the text: one plain object of named parameters, or the values of
 *     the marks "?" in turn
 * @param addParam called with a value; gives the mark to write in its place
 */
function bind(text, args, addParam) {
  var isNamed = args.length === 1 && copies.isPlain(args[0]);
  var binder = {
    values: isNamed ? args[0] : args,
    isNamed: isNamed,
    next: 0,
    used: new Set(),
    text: text,
    marks: new Map(),
    addParam: addParam
  };
  var bound = text.replace(tokens, function replaceToken(token) {
    var key = keyOf(binder, token);
    return key === null ? token : markOf(binder, key, token);
  });
  refuseUnused(binder);
  return bound;
}

/** The name or index of the parameter that the token is, or null if it is none. */
function keyOf(binder, token) {
  if (token === '??') return null;
  switch (token.charAt(0)) {
    case '?': return token === '?' ? binder.next++ : Number(token.slice(1)) - 1;
    case '$': return Number(token.slice(1));
    case ':': return token.slice(1);
    default: return null;
  }
}

function markOf(binder, key, token) {
  if (!Object.prototype.hasOwnProperty.call(binder.values, key)) {
    fail(binder, 'PQL401', 'has no value for the parameter "' + token + '"');
  }
  if (binder.values[key] === undefined) {
    fail(binder, 'PQL403', 'got undefined for the parameter "' + token + '"; use null, or leave the '
      + 'condition out');
  }
  binder.used.add(String(key));
  if (!binder.marks.has(key)) binder.marks.set(key, binder.addParam(binder.values[key]));
  return binder.marks.get(key);
}

function refuseUnused(binder) {
  Object.keys(binder.values).forEach(function refuse(key) {
    if (!binder.used.has(key)) {
      fail(binder, 'PQL402', binder.isNamed
        ? 'does not use the parameter "' + key + '"'
        : 'has fewer parameters than the ' + binder.values.length + ' values given');
    }
  });
}

function fail(binder, code, complaint) {
  throw new errors.QueryError('The condition "' + binder.text + '" ' + complaint + '.', {
    code: code,
    text: binder.text
  });
}

/** A name as it is written after a dot. */
function nameOf(name) {
  if (/^[A-Za-z_\u00c0-\uffff][\w$\u00c0-\uffff]*$/.test(name)) return name;
  return quoted(name);
}

/** A name as it may be written anywhere. */
function quoted(name) {
  return '`' + name.replace(/`/g, '``') + '`';
}

/** A path such as "album.title" from a root. */
function pathOf(root, path) {
  return root + path.split('.').map(function write(step) { return '.' + nameOf(step); }).join('');
}

exports.bind = bind;
exports.quoted = quoted;
exports.pathOf = pathOf;
