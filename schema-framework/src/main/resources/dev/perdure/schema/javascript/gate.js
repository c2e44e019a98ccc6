'use strict';
// The commit gate: no turn ends with an invalid record in an extent.

var changes = require('./changes');
var committing = require('./committing');
var entering = require('./entering');
var errorList = require('./error-list');
var errors = require('./errors');
var hiding = require('./hiding');
var owners = require('./owners');
var reconciling = require('./reconciling');
var registry = require('./registry');
var saving = require('./saving');
var softDelete = require('./soft-delete');
var standing = require('./standing');
var timestamps = require('./timestamps');

var mostRounds = 20;

/**
 * Saves the records among the changed objects, and those that hold a changed value: their hooks run,
 * they are validated, and unsaved records that they lead to are saved with them. Throws one
 * ValidationError with all the errors of all of them.
 */
function check(changed) {
  reconciling.reconcile(changed);
  var items = [];
  var childrenOf = childrenByModel();
  recordsAmong(changed).forEach(function checkOne(record) {
    items.push.apply(items, problemsOf(record, childrenOf));
  });
  if (items.length > 0) throw new errors.RecordInvalid(items);
  var refused = committing.runBeforeCommit();
  if (refused.length > 0) throw new errors.RecordInvalid(refused);
  committing.completeNotices();
}

function problemsOf(record, childrenOf) {
  if (isStray(record, childrenOf)) return [strayItem(record)];
  if (changes.isSavedAsItIs(record) && host.turn.get('visit', record) === undefined) {
    if (!softDelete.isMarked(record)) entering.settle(record);
    return [];
  }
  if (softDelete.isMarked(record)) return settleMarked(record);
  // To validate it would take away what tells why it was not destroyed.
  if (host.turn.get('refused', record) === true && !changes.isChanged(record)) return [];
  host.turn.remove('visit', record);
  countRound(record);
  var refusal = saving.attempt(record);
  return refusal === null ? [] : refusal.items;
}

/** A record that is marked as deleted need not be valid: what it refers to may be gone as well. */
function settleMarked(record) {
  timestamps.stampUpdated(record);
  hiding.settle(record);
  changes.noteSaved(record);
  return [];
}

/** A hook that changes its record each time that it is saved would never let the turn end. */
function countRound(record) {
  var rounds = (host.turn.get('rounds', record) || 0) + 1;
  host.turn.set('rounds', record, rounds);
  if (rounds <= mostRounds) return;
  throw new errors.HookLoopError(
    'A hook changes ' + standing.labelOf(record) + ' each time that it is saved: '
      + Object.keys(changes.changes(record)).join(', ') + '. Let it look first whether it has to.',
    { model: registry.modelOf(record).name, record: record }
  );
}

function recordsAmong(changed) {
  var records = new Set();
  changed.forEach(function look(object) {
    refuseDestroyed(object);
    if (standing.isPersisted(object)) records.add(object);
    var living = owners.ownersOf(object).filter(standing.isPersisted);
    // What a living record shares with a destroyed one is the living one's.
    if (living.length === 0) owners.ownersOf(object).forEach(refuseDestroyed);
    living.forEach(function addOwner(owner) { records.add(owner); });
  });
  host.turn.objects('visit').forEach(function addVisited(owner) {
    if (standing.isPersisted(owner)) records.add(owner);
  });
  return records;
}

/** What has been destroyed is not written any more, in no way. */
function refuseDestroyed(object) {
  if (standing.isDestroyed(object) && changes.isChangedSinceDestroyed(object)) {
    standing.refuseDestroyed(object, 'changed');
  }
}

/** Whether the record's prototype is no longer that of the model in whose extent it is. */
function isStray(record, childrenOf) {
  var model = registry.modelOf(record);
  if (model === null || !isIn(model.name, record)) return true;
  return childrenOf(model.name).some(function isOfChild(child) {
    return isIn(child.name, record);
  });
}

function isIn(name, record) {
  return host.extents.find(name, standing.keyOf(record)) === record;
}

/** Many records of few models are checked: each model is looked up once. */
function childrenByModel() {
  var known = new Map();
  return function childrenOf(name) {
    if (!known.has(name)) known.set(name, registry.childrenOf(name));
    return known.get(name);
  };
}

function strayItem(record) {
  var name = registry.names().find(function holds(candidate) {
    return isIn(candidate, record);
  });
  return new errorList.Errors(record).add('base', 'strayed', {
    params: { model: name === undefined ? 'unknown' : name }
  });
}

exports.check = check;
