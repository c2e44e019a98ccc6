'use strict';
// Compiles the section `validates`: rules of attributes that share conditions, and functions that
// look at the whole record.

var copies = require('./copies');
var drafts = require('./schema-draft');
var rules = require('./rules');

function compile(draft, list) {
  if (!Array.isArray(list)) drafts.fail(draft, 'has "validates" that is not a list.');
  list.forEach(function compileOne(entry) {
    if (typeof entry === 'function') draft.validators.push(entry);
    else compileEntry(draft, entry);
  });
}

function compileEntry(draft, entry) {
  if (!Array.isArray(entry) || typeof entry[0] !== 'string' || typeof entry[1] !== 'object') {
    drafts.fail(draft, 'has an entry of "validates" that is neither ["attribute", { rules }] '
      + 'nor a function.');
  }
  rules.compileEntry(draft.name, entry[0], copies.frozenCopyOf(entry[1]), draft.rules);
}

exports.compile = compile;
