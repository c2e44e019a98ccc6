'use strict';
// The accessors of hasOne, hasMany and manyToMany on the prototype of a model. A belongsTo has
// none: it is a property of the record itself.

var associations = require('./associations');
var collections = require('./collections');
var membership = require('./membership');
var registry = require('./registry');
require('./collection-methods');

var kinds = ['hasOne', 'hasMany', 'manyToMany', 'through'];

/** Puts the accessors on the prototype. */
function addTo(model) {
  associations.ofKind(model, kinds).forEach(function addOne(association) {
    Object.defineProperty(model.prototype, association.name, accessorOf(association.name));
  });
}

/** Takes them off again. */
function removeFrom(model) {
  associations.ofKind(model, kinds).forEach(function removeOne(association) {
    delete model.prototype[association.name];
  });
}

function accessorOf(name) {
  function get() {
    var association = associationOf(this, name);
    if (association === null) return undefined;
    switch (association.kind) {
      case 'hasOne': return collections.one(this, association);
      case 'through': return throughOf(this, association);
      default: return collections.of(this, association);
    }
  }
  function set(value) {
    var association = associationOf(this, name);
    if (association === null) {
      throw new TypeError('"' + name + '" can be assigned on records only.');
    }
    if (association.kind === 'hasOne') membership.setOne(this, association, value);
    else get.call(this).replace(value);
  }
  return { get: get, set: set, configurable: true };
}

/** Null for what is no record, such as the prototype itself. */
function associationOf(record, name) {
  var model = registry.modelOf(record);
  if (model === null || model.prototype === record) return null;
  return associations.find(model, name);
}

/** A list of the moment; what is added or removed changes the records in between. */
function throughOf(owner, association) {
  var list = membership.through(owner, association);
  Object.setPrototypeOf(list, collections.Collection.prototype);
  Object.defineProperty(list, '$holder', { value: owner });
  Object.defineProperty(list, '$name', { value: association.name });
  return list;
}

exports.addTo = addTo;
exports.removeFrom = removeFrom;
