'use strict';
// What a collection can do beside what every array can. Those methods of arrays that add or remove
// are replaced, so that the other side changes in the same statement; what is written in other
// ways, such as `artist.albums[0] = album`, takes effect there when the turn ends.

var associations = require('./associations');
var collections = require('./collections');
var errors = require('./errors');
var membership = require('./membership');
var registry = require('./registry');
var relation = require('./relation');
var standing = require('./standing');

function associationOf(collection) {
  if (!collections.isCollection(collection)) {
    throw new TypeError('This method belongs to collections of records, such as artist.albums.');
  }
  return associations.find(registry.modelOf(collection.$holder), collection.$name);
}

/** Adds records at the end, or where the order of the collection wants them. Gives the length. */
function push() {
  var association = associationOf(this);
  Array.from(arguments).forEach(function addOne(record) {
    membership.add(this.$holder, association, record);
  }, this);
  return this.length;
}

/** Takes records out; gives how many of them were in. */
function remove() {
  var association = associationOf(this);
  return Array.from(arguments).filter(function removeOne(record) {
    return membership.remove(this.$holder, association, record);
  }, this).length;
}

function pop() {
  return removeAt(this, this.length - 1);
}

function shift() {
  return removeAt(this, 0);
}

function removeAt(collection, place) {
  if (collection.length === 0) return undefined;
  var record = collection[place];
  remove.call(collection, record);
  return record;
}

/** Adds records at the front; in a collection with an order, where that wants them. */
function unshift() {
  var added = Array.from(arguments);
  splice.apply(this, [0, 0].concat(added));
  return this.length;
}

function splice(start, deleteCount) {
  var after = Array.from(this);
  var removed = Array.prototype.splice.apply(after, arguments);
  replace.call(this, after);
  return removed;
}

/** Puts the members in the order of a list; each is in it once. */
function arrange(collection, list) {
  var members = new Set(collection);
  var wanted = Array.from(new Set(list)).filter(function isMember(record) { return members.has(record); });
  collections.write(collection, wanted);
}

/** Makes these records the members, in this order if the collection has none. Gives the collection. */
function replace(records) {
  if (records === null || records === undefined || typeof records[Symbol.iterator] !== 'function') {
    throw new TypeError('A collection is replaced by a list of records, not by ' + String(records) + '.');
  }
  var association = associationOf(this);
  var wanted = Array.from(records);
  membership.replace(this.$holder, association, wanted);
  if (association.kind !== 'through' && association.order === undefined) arrange(this, wanted);
  return this;
}

/** Takes all records out. */
function clear() {
  return replace.call(this, []);
}

/** A new record in the collection; it is saved when the owner is, or when the turn ends. */
function build(given) {
  var record = new (modelOf(this))(given === undefined ? {} : given);
  push.call(this, record);
  return record;
}

/** A new record in the collection, saved. Throws a ValidationError if it is invalid. */
function create(given) {
  var model = modelOf(this);
  var association = associationOf(this);
  var record = new model(given === undefined ? {} : given);
  if (association.kind === 'hasMany') {
    record[associations.inverseOf(registry.modelOf(this.$holder), association, model).name] = this.$holder;
    return record.saveOrThrow();
  }
  record.saveOrThrow();
  push.call(this, record);
  return record;
}

function modelOf(collection) {
  var association = associationOf(collection);
  var model = registry.find(association.of[0]);
  if (model !== null) return model;
  throw new errors.SchemaError(
    'The model "' + association.of[0] + '" is not defined, of which "' + association.name
      + '" has records.',
    { model: association.of[0] }
  );
}

/** Those that fit, as a query over the members that are saved. */
function where() {
  var association = associationOf(this);
  var model = modelOf(this);
  var start = relation.of(model);
  if (association.kind === 'hasMany') {
    var reference = associations.inverseOf(registry.modelOf(this.$holder), association, model);
    var condition = {};
    condition[reference.name] = this.$holder;
    start = start.where(condition);
  } else {
    var saved = this.filter(function isSaved(record) { return standing.isPersisted(record); });
    start = start.where({ id: saved.map(function idOf(record) { return record.id; }) });
  }
  return arguments.length === 0 ? start : start.where.apply(start, arguments);
}

function first() {
  return this.length === 0 ? null : this[0];
}

function last() {
  return this.length === 0 ? null : this[this.length - 1];
}

function size() {
  return this.length;
}

var methods = {
  push: push,
  pop: pop,
  shift: shift,
  unshift: unshift,
  splice: splice,
  remove: remove,
  replace: replace,
  clear: clear,
  build: build,
  create: create,
  where: where
};
var getters = { first: first, last: last, size: size };

Object.keys(methods).forEach(function installMethod(name) {
  Object.defineProperty(collections.Collection.prototype, name, {
    value: methods[name],
    writable: true,
    configurable: true
  });
});
Object.keys(getters).forEach(function installGetter(name) {
  Object.defineProperty(collections.Collection.prototype, name, {
    get: getters[name],
    configurable: true
  });
});
