'use strict';
// Compiles the sections `methods`, `statics` and `scopes`: the names that the class and its records
// get besides those of attributes.

var drafts = require('./schema-draft');
var reserved = require('./reserved');

function compileMethods(draft, functions) {
  Object.keys(functions).forEach(function compileOne(name) {
    reserved.refuseMethod(draft.name, name);
    if (Object.prototype.hasOwnProperty.call(draft.attributes, name)) {
      drafts.fail(draft, 'has both an attribute and a method "' + name + '".');
    }
    draft.methods.push(name);
  });
}

function compileStatics(draft, functions) {
  Object.keys(functions).forEach(function compileOne(name) {
    reserved.refuseStatic(draft.name, 'static', name);
    draft.statics.push(name);
  });
}

function compileScopes(draft, scopes) {
  Object.keys(scopes).forEach(function compileOne(name) {
    reserved.refuseStatic(draft.name, 'scope', name);
    draft.scopes[name] = scopes[name];
  });
}

exports.compileMethods = compileMethods;
exports.compileStatics = compileStatics;
exports.compileScopes = compileScopes;
