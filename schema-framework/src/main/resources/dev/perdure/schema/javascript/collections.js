'use strict';
// Where an owner keeps the other side of its associations: a collection, which is an array, in the
// hidden property `$name`, and the one record of a hasOne there too.
//
// What is here changes one side only, and is not a change that anybody has to check: whoever calls
// it has changed the other side, or is about to.

var orders = require('./orders');
var standing = require('./standing');

/** What all collections share; their methods are put on it elsewhere. */
function Collection() {
  throw new TypeError('Collections belong to records, such as artist.albums.');
}
Collection.prototype = Object.create(Array.prototype, {
  // What filter, map and slice give is an array like any other.
  constructor: { value: Array, writable: true, configurable: true }
});

function hiddenName(name) {
  return '$' + name;
}

function has(object, name) {
  return Object.prototype.hasOwnProperty.call(object, name);
}

function hide(object, name, value) {
  Object.defineProperty(object, name, { value: value, writable: true, configurable: true });
}

/** Whether the value is a collection of some record. */
function isCollection(value) {
  return Array.isArray(value) && has(value, '$holder');
}

/** The collection of an owner; made when it is asked for first. */
function of(owner, association) {
  var name = hiddenName(association.name);
  return has(owner, name) ? owner[name] : make(owner, association);
}

function make(owner, association) {
  var collection = [];
  Object.setPrototypeOf(collection, Collection.prototype);
  hide(collection, '$holder', owner);
  hide(collection, '$name', association.name);
  host.quietly(owner, function attach() { hide(owner, hiddenName(association.name), collection); });
  host.turn.set('collection', collection, true);
  return collection;
}

/** Whether the owner has the collection already. */
function exists(owner, association) {
  return has(owner, hiddenName(association.name));
}

/** Puts a record where the order of the association wants it; mostly at the end. */
function insert(owner, association, record) {
  var collection = of(owner, association);
  noteNew(collection, record);
  host.turn.set('joined', record, joinedBy(record).concat([collection]));
  if (host.turn.get('reconciling', collection) === true) return;
  var place = association.order === undefined
    ? collection.length
    : placeFor(collection, association.order, record);
  host.quietly(collection, function insertNow() {
    if (place === collection.length) collection[place] = record;
    else Array.prototype.splice.call(collection, place, 0, record);
  });
}

/** Behind all that do not come after it: those that are equal stay in the order of their coming. */
function placeFor(collection, order, record) {
  var low = 0;
  var high = collection.length;
  while (low < high) {
    var middle = (low + high) >>> 1;
    if (orders.compare(order, collection[middle], record) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Members that are not saved are saved with the owner: they are kept apart, to be found. */
function noteNew(collection, record) {
  if (standing.isPersisted(record)) return;
  if (!has(collection, '$new')) {
    host.quietly(collection, function attach() { hide(collection, '$new', new Set()); });
  }
  var waiting = collection.$new;
  if (waiting.has(record)) return;
  host.quietly(waiting, function addNow() { waiting.add(record); });
}

/** The members of an owner's collection that are not saved. */
function newMembers(owner, association) {
  if (!exists(owner, association)) return [];
  var collection = of(owner, association);
  if (!has(collection, '$new') || collection.$new.size === 0) return [];
  var found = Array.from(collection.$new).filter(function isStill(record) {
    return standing.isNew(record) && collection.lastIndexOf(record) >= 0;
  });
  if (found.length === 0) collection.$new.clear();
  return found;
}

/** The collections that the record has come to in this turn; it may have left them since. */
function joinedBy(record) {
  return host.turn.get('joined', record) || [];
}

function remove(owner, association, record) {
  removeFrom(of(owner, association), record);
}

function removeFrom(collection, record) {
  if (host.turn.get('reconciling', collection) === true) return;
  // What came last goes first, mostly; or all go, in their order.
  var place = collection[0] === record ? 0 : Array.prototype.lastIndexOf.call(collection, record);
  if (place < 0) return;
  host.quietly(collection, function removeNow() {
    if (place === 0) Array.prototype.shift.call(collection);
    else Array.prototype.splice.call(collection, place, 1);
  });
}

/** Puts a record back in its place if what the order looks at has changed. */
function reorder(owner, association, record) {
  var collection = of(owner, association);
  var place = Array.prototype.lastIndexOf.call(collection, record);
  if (place < 0) return;
  var isAfterLast = place === 0
    || orders.compare(association.order, collection[place - 1], record) <= 0;
  var isBeforeNext = place === collection.length - 1
    || orders.compare(association.order, record, collection[place + 1]) <= 0;
  if (isAfterLast && isBeforeNext) return;
  // To look for a place takes that all others are in theirs.
  var isFirst = host.turn.get('moved', collection) !== true;
  host.turn.set('moved', collection, true);
  if (!isFirst) {
    sort(collection, association.order);
    return;
  }
  remove(owner, association, record);
  insert(owner, association, record);
}

/** Those that are equal stay in the order in which they are. */
function sort(collection, order) {
  write(collection, Array.from(collection).sort(function compare(one, other) {
    return orders.compare(order, one, other);
  }));
}

/** Makes these saved records the members; those that are not saved stay behind them. */
function refill(owner, association, records) {
  var collection = of(owner, association);
  var wanted = records.concat(newMembers(owner, association).filter(function isOther(record) {
    return records.indexOf(record) < 0;
  }));
  write(collection, wanted);
}

function write(collection, records) {
  host.quietly(collection, function writeNow() {
    records.forEach(function place(record, index) {
      if (collection[index] !== record) collection[index] = record;
    });
    if (collection.length !== records.length) collection.length = records.length;
  });
}

/** What the owner has there is of no use any more. */
function forget(owner, association) {
  host.quietly(owner, function forgetNow() { delete owner[hiddenName(association.name)]; });
}

/** The record of a hasOne, or null. */
function one(owner, association) {
  var name = hiddenName(association.name);
  return has(owner, name) ? owner[name] : null;
}

function setOne(owner, association, record) {
  host.quietly(owner, function setNow() { hide(owner, hiddenName(association.name), record); });
}

exports.Collection = Collection;
exports.isCollection = isCollection;
exports.of = of;
exports.exists = exists;
exports.insert = insert;
exports.remove = remove;
exports.removeFrom = removeFrom;
exports.reorder = reorder;
exports.sort = sort;
exports.noteNew = noteNew;
exports.refill = refill;
exports.write = write;
exports.forget = forget;
exports.newMembers = newMembers;
exports.joinedBy = joinedBy;
exports.one = one;
exports.setOne = setOne;
