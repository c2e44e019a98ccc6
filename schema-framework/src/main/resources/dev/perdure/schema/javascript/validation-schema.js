'use strict';
// Compiles the section `validates`: rules of attributes that share conditions, functions that look
// at the whole record, and groups of both.

var copies = require('./copies');
var drafts = require('./schema-draft');
var known = require('./rule-options');
var rules = require('./rules');

function compile(draft, list) {
  if (!Array.isArray(list)) drafts.fail(draft, 'has "validates" that is not a list.');
  list.forEach(function compileOne(entry) {
    if (typeof entry === 'function') draft.validators.push(entry);
    else compileEntry(draft, entry, []);
  });
}

/** @param conditions those of the groups that the entry is in */
function compileEntry(draft, entry, conditions) {
  if (typeof entry === 'function') {
    draft.rules.push(modelRule(draft, entry, conditions));
  } else if (copies.isPlain(entry) && 'when' in entry) {
    compileGroup(draft, entry, conditions);
  } else if (Array.isArray(entry) && typeof entry[0] === 'string' && copies.isPlain(entry[1])) {
    rules.compileEntry(draft.name, entry[0], copies.frozenCopyOf(entry[1]), conditions, draft.rules);
  } else {
    drafts.fail(draft, 'has an entry of "validates" that is neither ["attribute", { rules }] nor a '
      + 'function nor a group { when: { if: ..., rules: [...] } }.');
  }
}

/** A function that looks at the whole record, if the conditions hold. */
function modelRule(draft, check, conditions) {
  var rule = rules.make(draft.name, 'base', 'model', { check: check });
  return Object.freeze(Object.assign({}, rule, { conditions: Object.freeze(conditions) }));
}

function compileGroup(draft, entry, outer) {
  var group = entry.when;
  if (!copies.isPlain(group) || !Array.isArray(group.rules) || Object.keys(entry).length > 1) {
    drafts.fail(draft, 'has a group without rules in "validates". Write '
      + '{ when: { if: ..., rules: [ ["attribute", { rules }] ] } }.');
  }
  Object.keys(group).forEach(function refuseUnknown(key) {
    if (key === 'rules' || known.conditions.indexOf(key) >= 0) return;
    drafts.fail(draft, 'has a group with "' + key + '" in "validates"; a group has '
      + known.conditions.join(', ') + ' and rules.');
  });
  var condition = rules.conditionOf(group);
  if (condition === null) {
    drafts.fail(draft, 'has a group without a condition in "validates": say if, unless or on.');
  }
  group.rules.forEach(function compileOne(inner) {
    compileEntry(draft, inner, outer.concat([condition]));
  });
}

exports.compile = compile;
