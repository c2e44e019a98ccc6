'use strict';
// Compiles the sections that say of what sort a model is: `extends`, `abstract`, `strict`, and those
// by which the concerns Timestamps and SoftDelete make themselves known to the framework.

var copies = require('./copies');
var drafts = require('./schema-draft');

var strictness = ['allow', 'throw', 'drop'];

/** The parent has been found already: the draft was started with it. */
function compileExtends() {}

function compileAbstract(draft, value) {
  if (typeof value !== 'boolean') drafts.fail(draft, 'has "abstract" that is not true or false.');
  draft.isAbstract = value;
}

function compileStrict(draft, value) {
  if (strictness.indexOf(value) < 0) {
    drafts.fail(draft, 'has "strict" of "' + value + '"; it is one of ' + strictness.join(', ') + '.');
  }
  draft.strict = value;
}

/** The attributes that hold when a record was created and last changed. */
function compileTimestamps(draft, value) {
  draft.timestamps = Object.freeze({
    created: requireName(draft, value, 'created'),
    updated: requireName(draft, value, 'updated')
  });
}

/** The attribute that holds when a record was deleted. */
function compileSoftDelete(draft, value) {
  draft.softDelete = requireName(draft, value, 'deleted');
}

function requireName(draft, value, key) {
  if (copies.isPlain(value) && typeof value[key] === 'string') return value[key];
  return drafts.fail(draft, 'cannot say itself which attributes the framework sets. Include the '
    + 'concern Timestamps or SoftDelete.');
}

exports.compileExtends = compileExtends;
exports.compileAbstract = compileAbstract;
exports.compileStrict = compileStrict;
exports.compileTimestamps = compileTimestamps;
exports.compileSoftDelete = compileSoftDelete;
