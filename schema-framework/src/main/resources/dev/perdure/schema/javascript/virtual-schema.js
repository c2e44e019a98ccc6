'use strict';
// Compiles the section `virtuals`: accessors that records have besides what they store.

var copies = require('./copies');
var drafts = require('./schema-draft');

function compile(draft, declarations) {
  Object.keys(declarations).forEach(function compileOne(name) {
    drafts.refuseName(draft, name);
    draft.virtuals[name] = compileAccessors(draft, name, declarations[name]);
  });
}

function compileAccessors(draft, name, declaration) {
  var accessors = typeof declaration === 'function' ? { get: declaration } : declaration;
  var isUnderstood = copies.isPlain(accessors) && typeof accessors.get === 'function'
    && (accessors.set === undefined || typeof accessors.set === 'function')
    && Object.keys(accessors).every(function isKnown(key) { return key === 'get' || key === 'set'; });
  if (!isUnderstood) {
    drafts.fail(draft, 'has the virtual "' + name + '" that is neither a function nor { get, set }.');
  }
  return Object.freeze({ get: accessors.get, set: accessors.set || null });
}

exports.compile = compile;
