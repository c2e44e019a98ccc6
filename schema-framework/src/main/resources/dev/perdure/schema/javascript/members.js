'use strict';
// The members that a definition gives to a model's class, its records and its queries. Their names
// are kept on the class, so that the next definition can remove them.

var associationMembers = require('./association-members');
var enumSchema = require('./enum-schema');
var relation = require('./relation');
var softDelete = require('./soft-delete');

/** Adds the members of a compiled definition. */
function add(model, own, schema) {
  var installed = { records: [], class: [], queries: [] };
  associationMembers.addTo(model);
  addAll(model.prototype, own.methods || {}, installed.records);
  addAll(model, own.statics || {}, installed.class);
  addPredicates(model.prototype, schema, installed.records);
  addVirtuals(model.prototype, schema, installed.records);
  Object.keys(schema.scopes).forEach(function addScope(name) {
    addOne(model, name, relation.makeScope(name), installed.class);
    addOne(model.$relation, name, relation.makeScope(name), installed.queries);
  });
  if (schema.softDelete !== null) addSoftDelete(model, installed);
  Object.defineProperty(model, '$members', { value: installed, configurable: true });
}

/** Removes what the last definition has added. */
function remove(model) {
  associationMembers.removeFrom(model);
  removeAll(model.prototype, model.$members.records);
  removeAll(model, model.$members.class);
  removeAll(model.$relation, model.$members.queries);
}

function removeAll(target, names) {
  names.forEach(function removeOne(name) { delete target[name]; });
}

function addPredicates(prototype, schema, names) {
  enumSchema.forEachMember(schema, function addPredicate(path, value, name, predicate) {
    addOne(prototype, predicate, makePredicate(path, value), names);
  });
}

function makePredicate(path, value) {
  function isValue() {
    return String(this[path]) === value;
  }
  return isValue;
}

function addVirtuals(prototype, schema, names) {
  Object.keys(schema.virtuals).forEach(function addVirtual(name) {
    var accessors = schema.virtuals[name];
    Object.defineProperty(prototype, name, {
      get: accessors.get,
      set: accessors.set === null ? undefined : accessors.set,
      configurable: true
    });
    names.push(name);
  });
}

function addSoftDelete(model, installed) {
  addAll(model.prototype, softDelete.methods, installed.records);
  addAll(model, softDelete.queries, installed.class);
  addAll(model.$relation, softDelete.queries, installed.queries);
}

function addAll(target, members, names) {
  Object.keys(members).forEach(function addMember(name) {
    addOne(target, name, members[name], names);
  });
}

function addOne(target, name, value, names) {
  Object.defineProperty(target, name, { value: value, writable: true, configurable: true });
  names.push(name);
}

exports.add = add;
exports.remove = remove;
