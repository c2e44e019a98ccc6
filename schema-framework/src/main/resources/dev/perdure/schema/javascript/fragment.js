'use strict';
// The tag `q`: a text of the query language whose values are parameters, never text.

var errors = require('./errors');
var queryText = require('./query-text');

/** A piece of query text with the values of its parameters; q`...` makes one. */
function Fragment(text, params) {
  this.text = text;
  this.params = Object.freeze(params);
  Object.freeze(this);
}

/** q`author = ${ann} and 'js' in tags`. A fragment within a fragment becomes part of its text. */
function q(strings) {
  if (!Array.isArray(strings) || !Array.isArray(strings.raw)) {
    throw new errors.QueryError('Write q before a template: q`name = ${name}`, not q(...).');
  }
  var params = {};
  var text = strings.raw[0];
  for (var i = 1; i < strings.raw.length; i++) {
    text += placeOf(arguments[i], params) + strings.raw[i];
  }
  return new Fragment(text, params);
}

function placeOf(value, params) {
  if (value instanceof Fragment) return '(' + nested(value, params) + ')';
  var name = 'v' + Object.keys(params).length;
  params[name] = value;
  return ':' + name;
}

/** Names of parameters are given in the order of their places, so an inner text gets new ones. */
function nested(fragment, params) {
  return queryText.bind(fragment.text, [fragment.params], function rename(value) {
    return placeOf(value, params);
  });
}

/** Whether q`...` has made it. */
function isFragment(value) {
  return value instanceof Fragment;
}

exports.q = q;
exports.isFragment = isFragment;
