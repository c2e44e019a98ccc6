'use strict';
// Both sides of an association change in one statement.
//
// A reference is a plain property, which the runtime watches: when a saved record is assigned
// another owner, `written` moves it from the collection of the one to that of the other. What is not
// saved yet is in no collection by its reference alone; it joins when it is saved.

var associations = require('./associations');
var collections = require('./collections');
var registry = require('./registry');
var snapshots = require('./snapshots');
var softDelete = require('./soft-delete');
var standing = require('./standing');

/** A reference of a saved record has been assigned; before, it may have been defined anew. */
function written(record, association) {
  var before = knownOwner(record, association);
  if (before === record[association.name]) return;
  leave(record, association, before);
  join(record, association, record[association.name]);
}

/** The assignment is undone: so is what has followed it so far. */
function takeBack(record, association, before) {
  leave(record, association, knownOwner(record, association));
  if (registry.isInstance(before)) joinOnce(record, association, before);
}

/** The record comes to the other side of its reference. */
function join(record, association, owner) {
  var inverse = inverseAt(record, association, owner);
  noteOwner(record, association, owner);
  if (inverse === null) return;
  if (inverse.kind === 'hasOne') replaceOne(owner, inverse, association, record);
  else collections.insert(owner, inverse, record);
  countAt(owner, association, inverse);
}

/** The record leaves the other side of its reference. */
function leave(record, association, owner) {
  var inverse = inverseAt(record, association, owner);
  noteOwner(record, association, null);
  if (inverse === null) return;
  if (inverse.kind !== 'hasOne') collections.remove(owner, inverse, record);
  else if (collections.one(owner, inverse) === record) collections.setOne(owner, inverse, null);
  countAt(owner, association, inverse);
}

/** What the reference was when both sides were made to agree last. */
function noteOwner(record, association, owner) {
  host.turn.set('owner of ' + association.name, record, { record: owner });
}

function knownOwner(record, association) {
  var noted = host.turn.get('owner of ' + association.name, record);
  if (noted !== undefined) return noted.record;
  var before = snapshots.ofTurn(record);
  return before === null ? null : before[association.name];
}

/** References that were defined anew or deleted, which nobody has noticed. */
function settle(record) {
  associations.ofKind(registry.modelOf(record), ['belongsTo']).forEach(function settleOne(association) {
    var before = knownOwner(record, association);
    var owner = record[association.name];
    if (isSameOwner(before, owner)) return;
    leave(record, association, before);
    joinOnce(record, association, owner);
  });
}

/** The collection may have been written as an array too, so that the record is in it already. */
function joinOnce(record, association, owner) {
  var inverse = inverseAt(record, association, owner);
  if (inverse === null || inverse.kind === 'hasOne' || !isIn(owner, inverse, record)) {
    join(record, association, owner);
    return;
  }
  noteOwner(record, association, owner);
  countAt(owner, association, inverse);
}

function isSameOwner(one, other) {
  return one === other || ((one === null || one === undefined) && (other === null || other === undefined));
}

/** The association of the owner that the record belongs in, or null. */
function inverseAt(record, association, owner) {
  if (!registry.isInstance(owner)) return null;
  var other = registry.modelOf(owner);
  return associations.admits(association, other)
    ? associations.inverseOf(registry.modelOf(record), association, other)
    : null;
}

/** Who had the place has no owner any more. */
function replaceOne(owner, inverse, association, record) {
  var before = collections.one(owner, inverse);
  collections.setOne(owner, inverse, record);
  if (before !== null && before !== record && before[association.name] === owner) {
    before[association.name] = null;
  }
}

/** A counter is always what there is to count. */
function countAt(owner, association, inverse) {
  if (association.counterCache === null || inverse.kind === 'hasOne' || standing.isDestroyed(owner)) return;
  var name = association.counterCache === true ? inverse.name + 'Count' : association.counterCache;
  var count = collections.of(owner, inverse).length;
  if (owner[name] === count) return;
  host.quietly(owner, function setCounter() { owner[name] = count; });
}

/** Counts again, in a collection that was written as an array. */
function recount(owner, association) {
  (association.of || []).forEach(function countThose(name) {
    var other = registry.find(name);
    if (other === null) return;
    countAt(owner, associations.inverseOf(registry.modelOf(owner), association, other), association);
  });
}

/** Whatever a program has written to counters of a record. */
function recountAll(record) {
  associations.ofKind(registry.modelOf(record), ['hasMany']).forEach(function recountOne(association) {
    if ((association.of || []).some(hasCounter)) recount(record, association);
  });
}

function hasCounter(name) {
  var other = registry.find(name);
  return other !== null && associations.ofKind(other, ['belongsTo']).some(function counts(reference) {
    return reference.counterCache !== null;
  });
}

/** A record has just been saved for the first time. */
function enter(record) {
  var model = registry.modelOf(record);
  associations.ofKind(model, ['belongsTo']).forEach(function joinOwner(association) {
    var expected = expectedBy(record, association);
    // The transaction may have been undone in which it was put there.
    if (expected !== null && expected === record[association.name] && isThere(record, association, expected)) {
      noteOwner(record, association, expected);
      return;
    }
    if (expected !== null) leave(record, association, expected);
    join(record, association, record[association.name]);
  });
  delete record.$expected;
  associations.ofKind(model, ['hasMany', 'manyToMany']).forEach(function make(association) {
    collections.of(record, association);
    if (association.kind === 'manyToMany') agree(record, association);
  });
  recountAll(record);
}

/** Who is in the manyToMany of a record has the record too; what is gone meanwhile is not in it. */
function agree(record, association) {
  var collection = collections.of(record, association);
  collection.forEach(function joinOther(other) {
    if (!standing.isDestroyed(other)) joinMany(other, association, record);
  });
  var present = collection.filter(isPresent);
  if (present.length < collection.length) collections.write(collection, present);
}

/** What is marked as deleted comes back to the collections of those that it has in its own. */
function isPresent(record) {
  return !standing.isDestroyed(record) && !softDelete.isMarked(record);
}

function isThere(record, association, owner) {
  var inverse = inverseAt(record, association, owner);
  if (inverse === null) return false;
  return inverse.kind === 'hasOne' ? collections.one(owner, inverse) === record : isIn(owner, inverse, record);
}

/** The owner in whose collection an unsaved record is already, or null. */
function expectedBy(record, association) {
  var expected = Object.prototype.hasOwnProperty.call(record, '$expected') ? record.$expected : null;
  return expected !== null && expected.has(association.name) ? expected.get(association.name) : null;
}

/** An unsaved record was put in the collection of this owner: saving it need not do so again. */
function expect(record, association, owner) {
  if (!Object.prototype.hasOwnProperty.call(record, '$expected')) {
    Object.defineProperty(record, '$expected', { value: new Map(), configurable: true });
  }
  record.$expected.set(association.name, owner);
}

/** The other side of a manyToMany gets the record. */
function joinMany(other, association, record) {
  var inverse = inverseAt(record, association, other);
  if (inverse === null || isIn(other, inverse, record)) return;
  collections.insert(other, inverse, record);
}

function leaveMany(other, association, record) {
  var inverse = inverseAt(record, association, other);
  if (inverse !== null) collections.remove(other, inverse, record);
}

function isIn(owner, association, record) {
  return collections.exists(owner, association)
    && Array.prototype.lastIndexOf.call(collections.of(owner, association), record) >= 0;
}

/** A record is being destroyed: it leaves all others. */
function exit(record) {
  var model = registry.modelOf(record);
  associations.ofKind(model, ['belongsTo']).forEach(function leaveOwner(association) {
    leave(record, association, record[association.name]);
  });
  associations.ofKind(model, ['manyToMany']).forEach(function leaveOthers(association) {
    collections.of(record, association).slice().forEach(function leaveOther(other) {
      leaveMany(other, association, record);
    });
  });
}

/** What the order of a collection looks at may have changed in one of its members. */
function reorder(record) {
  associations.ofKind(registry.modelOf(record), ['belongsTo']).forEach(function look(association) {
    var owner = record[association.name];
    var inverse = inverseAt(record, association, owner);
    if (inverse !== null && inverse.order !== undefined) collections.reorder(owner, inverse, record);
  });
}

exports.written = written;
exports.takeBack = takeBack;
exports.enter = enter;
exports.recount = recount;
exports.recountAll = recountAll;
exports.knownOwner = knownOwner;
exports.settle = settle;
exports.exit = exit;
exports.agree = agree;
exports.countAt = countAt;
exports.joinMany = joinMany;
exports.leaveMany = leaveMany;
exports.expect = expect;
exports.expectedBy = expectedBy;
exports.isIn = isIn;
exports.inverseAt = inverseAt;
exports.reorder = reorder;
