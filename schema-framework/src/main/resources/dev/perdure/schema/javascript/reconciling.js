'use strict';
// Collections that were written as arrays: by index, by `length`, by methods of Array.prototype.
// Before the turn ends the other side is made to agree with what is in them.

var associations = require('./associations');
var collections = require('./collections');
var links = require('./links');
var membership = require('./membership');
var registry = require('./registry');
var softDelete = require('./soft-delete');
var standing = require('./standing');

/** Looks at those collections among the changed objects, and at all that this turn has made. */
function reconcile(changed) {
  var written = new Set(changed.filter(collections.isCollection));
  var all = new Set(written);
  host.turn.objects('collection').forEach(function addMade(collection) { all.add(collection); });
  if (all.size === 0) return;
  var comers = comersByCollection();
  all.forEach(function reconcileEach(collection) {
    reconcileOne(collection, written.has(collection), comers.get(collection) || []);
  });
}

/** The records that have come to each collection in this turn; they may have left it since. */
function comersByCollection() {
  var comers = new Map();
  host.turn.objects('joined').forEach(function look(record) {
    collections.joinedBy(record).forEach(function addTo(collection) {
      if (!comers.has(collection)) comers.set(collection, []);
      comers.get(collection).push(record);
    });
  });
  return comers;
}

function reconcileOne(collection, isWritten, comers) {
  var owner = collection.$holder;
  var model = registry.modelOf(owner);
  var association = model === null ? null : associations.find(model, collection.$name);
  // One that the model does not have any more is an array like others.
  if (association === null || association.kind === 'through') return;
  if (standing.isDestroyed(owner) || owner['$' + association.name] !== collection) return;
  // What it had comes back with it, as far as it is there then.
  if (association.kind === 'manyToMany' && softDelete.isMarked(owner)) return;
  host.turn.set('reconciling', collection, true);
  try {
    adjust(owner, association, collection, comers);
  } finally {
    host.turn.remove('reconciling', collection);
  }
  var isToCount = association.kind === 'hasMany' && (isWritten || collection.length > 0);
  if (isToCount) links.recount(owner, association);
}

function adjust(owner, association, collection, comers) {
  dropRepeated(collection);
  var present = new Set(collection);
  present.forEach(function addMissing(record) {
    membership.requireMember(owner, association, record);
    addOther(owner, association, record);
  });
  earlier(collection, comers).forEach(function removeLost(record) {
    if (!present.has(record)) removeOther(owner, association, record);
  });
  keepOrder(association, collection);
}

/** What was written by index may be where the order of the collection does not want it. */
function keepOrder(association, collection) {
  if (association.order !== undefined) collections.sort(collection, association.order);
}

/** Each record is in a collection once; holes are closed. */
function dropRepeated(collection) {
  var once = Array.from(new Set(collection)).filter(function isThere(record) { return record !== undefined; });
  if (once.length === collection.length) return;
  collections.write(collection, once);
}

/** What the collection had when the turn began, and what has come since. */
function earlier(collection, comers) {
  var before = host.stateBefore(collection);
  return new Set((before === null ? [] : Array.from(before)).concat(comers));
}

function addOther(owner, association, record) {
  if (!standing.isPersisted(record)) {
    collections.noteNew(collections.of(owner, association), record);
    if (standing.isPersisted(owner)) membership.visit(owner);
  }
  if (association.kind === 'manyToMany') {
    if (standing.isPersisted(owner)) links.joinMany(record, association, owner);
    return;
  }
  var reference = associations.inverseOf(registry.modelOf(owner), association, registry.modelOf(record));
  // What was here before has got another owner, past the collections: that counts.
  if (record[reference.name] === owner || isKnown(record, reference, owner)) return;
  if (!standing.isPersisted(record)) links.expect(record, reference, owner);
  record[reference.name] = owner;
}

function removeOther(owner, association, record) {
  // What is marked as deleted has left, and keeps what it had.
  if (standing.isDestroyed(record) || softDelete.isMarked(record)) return;
  if (association.kind === 'manyToMany') {
    links.leaveMany(record, association, owner);
    return;
  }
  var reference = associations.inverseOf(registry.modelOf(owner), association, registry.modelOf(record));
  if (record[reference.name] !== owner || !isKnown(record, reference, owner)) return;
  if (association.dependent === 'destroy' && standing.isPersisted(record)) record.destroyOrThrow();
  else record[reference.name] = null;
}

/** Whether the record belonged to this owner when both sides agreed last. */
function isKnown(record, reference, owner) {
  return standing.isPersisted(record)
    ? links.knownOwner(record, reference) === owner
    : links.expectedBy(record, reference) === owner;
}

exports.reconcile = reconcile;
