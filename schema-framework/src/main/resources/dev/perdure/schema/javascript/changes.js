'use strict';
// Dirty tracking: what of a record is not saved yet, and what the last saves have changed.
//
// Nobody notes changes. A record that was saved in this turn has a snapshot of what it was then;
// any other is compared with its state at the beginning of the turn, which the heap has.

var paths = require('./paths');
var snapshots = require('./snapshots');
var standing = require('./standing');

var nothing = Object.freeze({});

/** What the record was when it was last saved; nothing if it never was. */
function baselineOf(record) {
  var saved = host.turn.get('saved', record);
  if (saved !== undefined) return saved;
  return standing.isNew(record) ? nothing : snapshots.ofTurn(record) || nothing;
}

/** The record has just been saved as it is now. */
function noteSaved(record) {
  var before = host.turn.get('saved', record);
  var saved = snapshots.take(record);
  host.turn.set('saved', record, saved);
  // Before the first save of the turn it was what it was when the turn began.
  if (before !== undefined) host.turn.set('previous', record, before);
}

/** Whether the record has changed since it was saved, as far as this turn knows. */
function isSavedAsItIs(record) {
  var saved = host.turn.get('saved', record);
  return saved !== undefined && snapshots.fits(saved, record);
}

function between(one, other) {
  var changes = {};
  snapshots.differences(one, other).forEach(function addChange(path) {
    changes[path] = [one[path], other[path]];
  });
  return changes;
}

/** The unsaved changes: { path: [before, now] }. */
function changes(record) {
  return between(baselineOf(record), snapshots.take(record));
}

/** Whether there are unsaved changes at all, or at this path, of this kind. */
function isChanged(record, path, options) {
  if (path === undefined) return snapshots.differences(baselineOf(record), record).length > 0;
  var before = paths.valueAt(baselineOf(record), path);
  var now = paths.valueAt(record, path);
  if (snapshots.isSame(before, now)) return false;
  var wanted = options || {};
  return (!('from' in wanted) || snapshots.isSame(before, wanted.from))
    && (!('to' in wanted) || snapshots.isSame(now, wanted.to));
}

/** The value at a path, such as "address.zip", when the record was last saved. */
function was(record, path) {
  if (typeof path !== 'string') {
    throw new TypeError('was() takes the path of an attribute, such as "title"; changes() tells of all.');
  }
  return paths.valueAt(baselineOf(record), path);
}

/** What the last save of this turn has changed. */
function previousChanges(record) {
  var saved = host.turn.get('saved', record);
  if (saved === undefined) return {};
  return between(host.turn.get('previous', record) || beforeTurn(record), saved);
}

/** What all saves of this turn have changed; in afterCommit, those of the turn before. */
function savedChanges(record) {
  var committed = host.turn.get('committed', record);
  if (committed !== undefined) return committed;
  var saved = host.turn.get('saved', record);
  return saved === undefined ? {} : between(beforeTurn(record), saved);
}

function beforeTurn(record) {
  return wasInExtent(record) ? snapshots.ofTurn(record) || nothing : nothing;
}

/** Whether the record was saved when the turn began; it may have been an object of no extent. */
function wasInExtent(record) {
  var before = host.stateBefore(record);
  return before !== null && Object.prototype.hasOwnProperty.call(before, '$key')
    && !Object.prototype.hasOwnProperty.call(before, '$destroyed');
}

/** The record has just been destroyed as it is now. */
function noteDestroyed(record) {
  host.turn.set('destroyed', record, snapshots.take(record));
}

/** Whether a destroyed record is not what it was when it was destroyed, as far as this turn knows. */
function isChangedSinceDestroyed(record) {
  var destroyed = host.turn.get('destroyed', record) || snapshots.ofTurn(record);
  return destroyed !== null && !snapshots.fits(destroyed, record);
}

/** Takes unsaved changes back, all or those of one attribute. */
function restore(record, path) {
  var baseline = baselineOf(record);
  var names = path === undefined ? snapshots.differences(baseline, record) : [path.split('.')[0]];
  var copy = snapshots.take(baseline);
  names.forEach(function restoreOne(name) {
    if (snapshots.isSame(baseline[name], record[name])) return;
    if (Object.prototype.hasOwnProperty.call(baseline, name)) record[name] = copy[name];
    else delete record[name];
  });
}

exports.noteSaved = noteSaved;
exports.isSavedAsItIs = isSavedAsItIs;
exports.wasInExtent = wasInExtent;
exports.noteDestroyed = noteDestroyed;
exports.isChangedSinceDestroyed = isChangedSinceDestroyed;
exports.changes = changes;
exports.isChanged = isChanged;
exports.was = was;
exports.previousChanges = previousChanges;
exports.savedChanges = savedChanges;
exports.restore = restore;
