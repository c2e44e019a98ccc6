'use strict';
// Compiles the sections `methods`, `statics` and `scopes`: the names that the class and its records
// get besides those of attributes.

var drafts = require('./schema-draft');
var reserved = require('./reserved');

function compileMethods(draft, functions) {
  Object.keys(functions).forEach(function compileOne(name) {
    requireFunction(draft, 'method', name, functions[name]);
    reserved.refuseMethod(draft.name, name);
    drafts.refuseDeletedMark(draft, name);
    var isAttribute = [draft.attributes, draft.associations, draft.virtuals].some(function has(part) {
      return Object.prototype.hasOwnProperty.call(part, name);
    });
    if (isAttribute) drafts.fail(draft, 'has both an attribute and a method "' + name + '".');
    add(draft.methods, name);
  });
}

function compileStatics(draft, functions) {
  Object.keys(functions).forEach(function compileOne(name) {
    reserved.refuseStatic(draft.name, 'static', name);
    add(draft.statics, name);
  });
}

function compileScopes(draft, scopes) {
  Object.keys(scopes).forEach(function compileOne(name) {
    reserved.refuseStatic(draft.name, 'scope', name);
    if (draft.statics.indexOf(name) >= 0) {
      drafts.fail(draft, 'has both a static and a scope "' + name + '".');
    }
    draft.scopes[name] = scopes[name];
  });
}

function requireFunction(draft, kind, name, value) {
  if (typeof value === 'function') return;
  drafts.fail(draft, 'has the ' + kind + ' "' + name + '" that is not a function.');
}

function add(names, name) {
  if (names.indexOf(name) < 0) names.push(name);
}

exports.compileMethods = compileMethods;
exports.compileStatics = compileStatics;
exports.compileScopes = compileScopes;
