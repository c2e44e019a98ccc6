'use strict';
// Destroying: hooks, then those that forbid it, then those that go too, then the record itself.

var atomically = require('./atomically');
var changes = require('./changes');
var committing = require('./committing');
var dependents = require('./dependents');
var entering = require('./entering');
var errorList = require('./error-list');
var errors = require('./errors');
var hiding = require('./hiding');
var hooks = require('./hooks');
var membership = require('./membership');
var registry = require('./registry');
var saving = require('./saving');
var softDelete = require('./soft-delete');
var standing = require('./standing');
var timestamps = require('./timestamps');
var touching = require('./touching');

var laterEvents = ['aroundDestroy', 'afterDestroy'];

/** Takes the record out of its extent; gives false, with errors, if it is refused. */
function destroy(record, options) {
  return attempt(record, options) === null;
}

/** As destroy, but throws RecordNotDestroyed. */
function destroyOrThrow(record, options) {
  var refusal = attempt(record, options);
  if (refusal === null) return;
  throw new errors.RecordNotDestroyed(
    standing.labelOf(record) + ' was not destroyed: ' + refusal.reason + '.',
    { model: registry.modelOf(record).name, record: record, blockers: refusal.blockers }
  );
}

/** Null if the record is destroyed; else why it is not. */
function attempt(record, options) {
  standing.refuseDestroyed(record, 'destroyed');
  // Its own hook, or the end of a circle, asks for what is happening.
  if (host.turn.get('destroying', record) === true) return null;
  if (!standing.isPersisted(record)) {
    membership.removeUnsaved(record);
    standing.markDestroyed(record);
    return null;
  }
  try {
    softDelete.atOneTime(function destroyAll() {
      if (dependents.any(record) || hooks.has(record, laterEvents)) transaction(perform);
      else perform();
    });
    // It may be brought back, and destroyed again.
    host.turn.remove('destroying', record);
    return null;
  } catch (error) {
    host.turn.remove('destroying', record);
    if (error instanceof errors.Abort) return refused(record, error.reason, []);
    if (error instanceof Refusal) return restricted(record, error.restrictions);
    if (error instanceof errors.RestrictViolation) throw error;
    if (error instanceof errors.RecordNotDestroyed) return refused(record, error.message, error.blockers);
    throw error;
  }

  function perform() { performOne(record, softDelete.keeps(record) && !(options && options.force)); }
}

/** Enters a destroyed record again, with the id that it had. What has let go of it since does not come back. */
function bringBack(record) {
  atomically.atomically(function enterAgain() {
    standing.unmarkDestroyed(record);
    saving.saveOrThrow(record);
  });
}

/** That dependent records forbid it. */
function Refusal(restrictions) {
  this.restrictions = restrictions;
}

/** @param isKept whether the record stays in its extent, marked */
function performOne(record, isKept) {
  // Records may depend on each other in a circle.
  host.turn.set('destroying', record, true);
  hooks.run('beforeDestroy', record, 'destroy');
  var found = new errorList.Errors(record);
  dependents.checkRestrictions(record, found);
  errorList.detach(record);
  if (found.any()) throw new Refusal(found.items.map(restrictionOf));
  hooks.around('aroundDestroy', record, 'destroy', function remove() {
    dependents.release(record);
    errorList.detach(record);
    touching.touchOwners(record);
    if (isKept) mark(record);
    else takeOut(record);
    committing.note(record);
  });
  hooks.run('afterDestroy', record, 'destroy');
}

function takeOut(record) {
  entering.leave(record);
  standing.markDestroyed(record);
  changes.noteDestroyed(record);
  host.watch(record, Object.keys(record));
}

function mark(record) {
  softDelete.mark(record);
  timestamps.stampUpdated(record);
  hiding.settle(record);
  changes.noteSaved(record);
}

function restrictionOf(item) {
  return { kind: item.kind, params: item.params, blockers: item.blockers };
}

/** The transaction around it has taken the errors back, to those of an earlier try. */
function restricted(record, restrictions) {
  errorList.detach(record);
  host.turn.set('refused', record, true);
  var list = errorList.errorsOf(record);
  var blockers = [];
  restrictions.forEach(function addOne(restriction) {
    list.add('base', restriction.kind, { params: restriction.params, blockers: restriction.blockers });
    blockers = blockers.concat(restriction.blockers);
  });
  var reason = list.fullMessages().join(', ') + ': ' + dependents.labelsOf(blockers, blockers.length);
  return { reason: reason, blockers: blockers };
}

function refused(record, reason, blockers) {
  errorList.detach(record);
  host.turn.set('refused', record, true);
  errorList.errorsOf(record).add('base', 'aborted', { message: reason });
  return { reason: reason, blockers: blockers };
}

exports.destroy = destroy;
exports.bringBack = bringBack;
exports.destroyOrThrow = destroyOrThrow;
