'use strict';
// Puts records into the collections and hasOne places of an owner, and takes them out, from the
// owner's side. Both sides change.

var associations = require('./associations');
var atomically = require('./atomically');
var collections = require('./collections');
var errors = require('./errors');
var links = require('./links');
var registry = require('./registry');
var softDelete = require('./soft-delete');
var standing = require('./standing');

/** Adds a record to a collection; one that is in it stays where it is. */
function add(owner, association, record) {
  requireMember(owner, association, record);
  if (association.kind === 'through') {
    addThrough(owner, association, record);
    return;
  }
  if (isMember(owner, association, record)) return;
  // It was taken out by a write to the array, which it has not followed yet, and is in again.
  if (isOwned(owner, association, record)) collections.insert(owner, association, record);
  else addAbsent(owner, association, record);
}

function addAbsent(owner, association, record) {
  callHook(association.beforeAdd, owner, record);
  if (association.kind === 'manyToMany') addMany(owner, association, record);
  else setOwner(owner, association, record);
  callHook(association.afterAdd, owner, record);
}

function callHook(hook, owner, record) {
  if (hook !== undefined) hook.call(owner, owner, record);
}

function requireMember(owner, association, record) {
  var isRecord = registry.isInstance(record);
  if (isRecord && associations.admits(association, registry.modelOf(record))) {
    if (!standing.isDestroyed(record)) return;
    throw new errors.RecordDestroyed(
      'A ' + registry.modelOf(record).name + ' that has been destroyed cannot be put into '
        + placeName(owner, association) + '.',
      { record: record }
    );
  }
  throw new errors.CastError(
    placeName(owner, association) + ' takes objects of the model "' + association.of.join('" or "')
      + '", not ' + describe(record) + '.',
    { model: registry.modelOf(owner).name, path: association.name }
  );
}

function placeName(owner, association) {
  return registry.modelOf(owner).name + '.' + association.name;
}

function describe(value) {
  if (registry.isInstance(value)) return 'a ' + registry.modelOf(value).name;
  if (typeof value === 'object' && value !== null) return 'an object of no model';
  return typeof value === 'string' ? '"' + value + '"' : String(value);
}

function isMember(owner, association, record) {
  if (association.kind !== 'manyToMany') {
    var reference = referenceOf(owner, association, record);
    if (record[reference.name] !== owner) return false;
    if (softDelete.isMarked(record)) return true;
  }
  return links.isIn(owner, association, record);
}

function isOwned(owner, association, record) {
  return association.kind !== 'manyToMany' && standing.isPersisted(record)
    && record[referenceOf(owner, association, record).name] === owner;
}

/** The belongsTo by which the record refers to the owner. */
function referenceOf(owner, association, record) {
  return associations.inverseOf(registry.modelOf(owner), association, registry.modelOf(record));
}

/** A saved record is assigned its owner, and the rest follows; a new one is put there by hand. */
function setOwner(owner, association, record) {
  var reference = referenceOf(owner, association, record);
  if (!standing.isPersisted(record)) {
    leaveExpected(record, reference);
    links.expect(record, reference, owner);
    if (association.kind === 'hasOne') collections.setOne(owner, association, record);
    else insertNew(owner, association, record);
    visit(owner);
  }
  record[reference.name] = owner;
}

function insertNew(owner, association, record) {
  collections.insert(owner, association, record);
  links.recount(owner, association);
}

function removeNew(owner, association, record) {
  collections.remove(owner, association, record);
  links.recount(owner, association);
}

/** An unsaved record may be in another collection already. */
function leaveExpected(record, reference) {
  var owner = links.expectedBy(record, reference);
  if (owner === null) return;
  var association = links.inverseAt(record, reference, owner);
  if (association === null) return;
  if (association.kind !== 'hasOne') removeNew(owner, association, record);
  else if (collections.one(owner, association) === record) collections.setOne(owner, association, null);
}

/** An unsaved record that will never be saved leaves the collections that it was put into. */
function removeUnsaved(record) {
  var model = registry.modelOf(record);
  associations.ofKind(model, ['belongsTo']).forEach(function leaveOwner(reference) {
    leaveExpected(record, reference);
  });
  associations.ofKind(model, ['manyToMany']).forEach(function leaveOthers(association) {
    if (!collections.exists(record, association)) return;
    collections.of(record, association).forEach(function leaveOther(other) {
      links.leaveMany(other, association, record);
    });
  });
  // Those that it was put into are not in its own yet.
  collections.joinedBy(record).forEach(function leaveJoined(collection) {
    collections.removeFrom(collection, record);
  });
}

/** What an owner holds now and is not saved is saved with it when the turn ends. */
function visit(owner) {
  host.turn.set('visit', owner, true);
  host.touch(owner);
}

function addMany(owner, association, record) {
  collections.insert(owner, association, record);
  visit(owner);
  if (standing.isPersisted(owner)) links.joinMany(record, association, owner);
}

/** Takes a record out of a collection; gives whether it was in it. */
function remove(owner, association, record) {
  if (association.kind === 'through') return removeThrough(owner, association, record);
  if (!registry.isInstance(record) || !isMember(owner, association, record)) return false;
  callHook(association.beforeRemove, owner, record);
  if (association.kind === 'manyToMany') {
    collections.remove(owner, association, record);
    visit(owner);
    links.leaveMany(record, association, owner);
  } else {
    removeOwned(owner, association, record);
  }
  callHook(association.afterRemove, owner, record);
  return true;
}

function removeOwned(owner, association, record) {
  var reference = referenceOf(owner, association, record);
  if (!standing.isPersisted(record)) {
    leaveExpected(record, reference);
    links.expect(record, reference, null);
    record[reference.name] = null;
  } else if (association.dependent === 'destroy') {
    record.destroyOrThrow();
  } else {
    record[reference.name] = null;
  }
}

/** Makes these the members of a collection. What is behind goes first: to remove it costs least. */
function replace(owner, association, records) {
  // What a hook refuses happens to none of them.
  if (hasHooks(association)) atomically.atomically(replaceNow);
  else replaceNow();

  function replaceNow() { replaceAll(owner, association, records); }
}

function hasHooks(association) {
  return ['beforeAdd', 'afterAdd', 'beforeRemove', 'afterRemove'].some(function has(hook) {
    return association[hook] !== undefined;
  });
}

function replaceAll(owner, association, records) {
  var wanted = new Set(records);
  var present = members(owner, association).slice();
  present.slice().reverse().forEach(function removeOthers(record) {
    if (!wanted.has(record)) remove(owner, association, record);
  });
  // To look for each in the collection would take the square of the time.
  var known = new Set(present);
  wanted.forEach(function addOther(record) {
    if (known.has(record)) return;
    if (association.kind === 'through') {
      add(owner, association, record);
      return;
    }
    requireMember(owner, association, record);
    if (isOwned(owner, association, record)) add(owner, association, record);
    else addAbsent(owner, association, record);
  });
}

function members(owner, association) {
  return association.kind === 'through'
    ? through(owner, association)
    : collections.of(owner, association);
}

/** Sets the record of a hasOne; null for none. */
function setOne(owner, association, record) {
  var before = collections.one(owner, association);
  if (before === record) return;
  if (record !== null && record !== undefined) requireMember(owner, association, record);
  if (before !== null) removeOwned(owner, association, before);
  if (record !== null && record !== undefined) setOwner(owner, association, record);
}

// Through another association

/** The records that those of another association lead to, each once. */
function through(owner, association) {
  var way = wayOf(owner, association);
  var found = new Set();
  listOf(owner[way.name]).forEach(function follow(between) {
    listOf(between[sourceOf(between, association)]).forEach(function addOne(record) { found.add(record); });
  });
  return Array.from(found);
}

function listOf(value) {
  if (value === null || value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function wayOf(owner, association) {
  var model = registry.modelOf(owner);
  var way = associations.find(model, association.through);
  if (way !== null) return way;
  throw new errors.SchemaError(
    model.name + '.' + association.name + ' goes through "' + association.through + '", but '
      + model.name + ' has no association "' + association.through + '". Declare it, such as '
      + 'hasMany: { ' + association.through + ': "Vote" }.',
    { model: model.name, path: association.name }
  );
}

/** By the name that is given; else that of the association, or what it is the plural of. */
function sourceOf(between, association) {
  var model = registry.modelOf(between);
  var names = association.source === null
    ? [association.name, association.name.replace(/s$/, '')]
    : [association.source];
  var found = names.find(function exists(name) { return associations.find(model, name) !== null; });
  if (found !== undefined) return found;
  throw new errors.SchemaError(
    'The association "' + association.name + '" leads through ' + model.name + ', which has no '
      + 'association "' + names[0] + '". Say which: source: "..."',
    { model: model.name, path: association.name }
  );
}

/** Makes the record in between. */
function addThrough(owner, association, record) {
  if (through(owner, association).indexOf(record) >= 0) return;
  var way = wayOf(owner, association);
  var between = new (registry.find(way.of[0]))({});
  var source = sourceOf(between, association);
  if (Array.isArray(between[source])) between[source].push(record);
  else between[source] = record;
  add(owner, way, between);
  // Else the record would not know of it in this statement.
  if (standing.isPersisted(owner) && standing.isPersisted(record)) between.saveOrThrow();
}

function removeThrough(owner, association, record) {
  var way = wayOf(owner, association);
  var between = listOf(owner[way.name]).filter(function leadsThere(each) {
    return listOf(each[sourceOf(each, association)]).indexOf(record) >= 0;
  });
  between.forEach(function destroyOne(each) { each.destroyOrThrow(); });
  return between.length > 0;
}

exports.add = add;
exports.remove = remove;
exports.replace = replace;
exports.setOne = setOne;
exports.through = through;
exports.requireMember = requireMember;
exports.removeUnsaved = removeUnsaved;
exports.visit = visit;
