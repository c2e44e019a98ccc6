'use strict';
// The hooks around the end of the transaction: beforeCommit, afterCommit and afterRollback.
//
// What is to be told after the commit lies in the heap from the first save of a record on, so that a
// process that dies in between makes up for it. When the turn ends, it is completed by what the turn
// has done to the record in all.

var changes = require('./changes');
var errorList = require('./error-list');
var errors = require('./errors');
var hooks = require('./hooks');
var plans = require('./plans');
var registry = require('./registry');
var snapshots = require('./snapshots');
var standing = require('./standing');

/** A record was saved or destroyed in this turn. */
function note(record) {
  if (!plans.of(registry.modelOf(record)).isHooked) return;
  if (hooks.has(record, ['beforeCommit']) && host.turn.get('beforeCommit', record) === undefined) {
    host.turn.set('beforeCommit', record, true);
  }
  if (hooks.has(record, ['afterCommit']) && host.turn.get('afterCommit', record) === undefined) {
    var notice = { record: record, phase: null, changes: null };
    host.turn.set('afterCommit', record, notice);
    plans.of(registry.modelOf(record)).hooks.afterCommit.forEach(function register(hook) {
      host.afterCommit(tellerOf(notice, hook));
    });
  }
  if (hooks.has(record, ['afterRollback']) && host.turn.get('afterRollback', record) === undefined) {
    host.turn.set('afterRollback', record, true);
    host.afterRollback(rollbackTellerOf(record));
  }
}

/** Runs beforeCommit once for each record; gives what is wrong with those that a hook refuses. */
function runBeforeCommit() {
  var items = [];
  var waiting = host.turn.objects('beforeCommit').filter(function isWaiting(record) {
    return host.turn.get('beforeCommit', record) === true;
  });
  waiting.forEach(function runFor(record) {
    host.turn.set('beforeCommit', record, 'done');
    var phase = phaseOf(record);
    if (phase !== null) runOne(record, phase, items);
  });
  return items;
}

function runOne(record, phase, items) {
  try {
    hooks.run('beforeCommit', record, phase);
  } catch (error) {
    if (!(error instanceof errors.Abort)) throw error;
    items.push(new errorList.Errors(record).add('base', 'aborted', { message: error.reason }));
  }
}

/** What the turn has done to the record in all; null if nothing that lasts. */
function phaseOf(record) {
  var wasThere = changes.wasInExtent(record);
  if (standing.isDestroyed(record)) return wasThere ? 'destroy' : null;
  if (!wasThere) return 'create';
  return 'update';
}

/** Completes what is to be told after the commit. */
function completeNotices() {
  host.turn.objects('afterCommit').forEach(function complete(record) {
    var notice = host.turn.get('afterCommit', record);
    var phase = phaseOf(record);
    var saved = changes.savedChanges(record);
    // The turn ends when nothing changes any more, not even a notice.
    if (notice.phase === phase && snapshots.isSame(notice.changes, saved)) return;
    notice.phase = phase;
    notice.changes = saved;
  });
}

/** Each hook has a turn of its own: what one has done stays if another fails. */
function tellerOf(notice, hook) {
  return function tellAfterCommit() {
    if (notice.phase === null) return;
    // Its conditions may ask what has changed.
    host.turn.set('committed', notice.record, notice.changes);
    if (!hooks.applies(hook, notice.record, notice.phase)) return;
    try {
      hooks.call(hook, notice.record, []);
    } catch (error) {
      throw new errors.AfterCommitError(
        hooks.nameOf(hook) + ' of ' + registry.modelOf(notice.record).name + ' failed: ' + String(error),
        { errors: [error], record: notice.record }
      );
    }
  };
}

function rollbackTellerOf(record) {
  return function tellAfterRollback() {
    hooks.run('afterRollback', record, null);
  };
}

exports.note = note;
exports.runBeforeCommit = runBeforeCommit;
exports.completeNotices = completeNotices;
