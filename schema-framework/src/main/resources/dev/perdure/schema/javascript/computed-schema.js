'use strict';
// Compiles the section `computed`: attributes that are stored, and whose value follows from others.

var attributeSchema = require('./attribute-schema');
var copies = require('./copies');
var drafts = require('./schema-draft');
var spelling = require('./spelling');

function compile(draft, declarations) {
  var paths = Object.keys(declarations);
  paths.forEach(function compileOne(path) { compileAttribute(draft, path, declarations[path]); });
  paths.forEach(function checkOne(path) { refuseUnknownInputs(draft, path); });
  draft.computed = inOrder(draft, paths);
}

function compileAttribute(draft, path, declaration) {
  if (!copies.isPlain(declaration) || typeof declaration.value !== 'function'
      || !Array.isArray(declaration.from) || 'default' in declaration) {
    drafts.fail(draft, 'does not say how "' + path + '" is computed. Write ' + path
      + ': { from: ["price"], type: "number", value: function (record) { ... } }.');
  }
  var options = Object.assign({ type: 'any' }, declaration);
  delete options.from;
  delete options.value;
  attributeSchema.declare(draft, path, options, Object.freeze({
    from: Object.freeze(declaration.from.slice()),
    value: declaration.value
  }));
}

function refuseUnknownInputs(draft, path) {
  var known = Object.keys(draft.attributes).concat(Object.keys(draft.associations));
  draft.attributes[path].computed.from.forEach(function refuseUnknown(input) {
    if (known.indexOf(input) >= 0) return;
    drafts.fail(draft, 'computes "' + path + '" from "' + input + '", which it does not have.'
      + spelling.suggestion(String(input), known) + ' It has ' + known.join(', ') + '.');
  });
}

/** What is computed from something computed comes after it. */
function inOrder(draft, paths) {
  var ordered = [];
  function place(path, dependents) {
    if (dependents.indexOf(path) >= 0) {
      drafts.fail(draft, 'computes "' + path + '" from itself: '
        + dependents.concat([path]).join(' from ') + '.');
    }
    if (ordered.indexOf(path) >= 0) return;
    draft.attributes[path].computed.from.forEach(function placeInput(input) {
      if (paths.indexOf(input) >= 0) place(input, dependents.concat([path]));
    });
    ordered.push(path);
  }
  paths.forEach(function placeOne(path) { place(path, []); });
  return ordered;
}

exports.compile = compile;
