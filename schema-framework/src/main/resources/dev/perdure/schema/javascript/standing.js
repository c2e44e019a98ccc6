'use strict';
// How a record stands to its extent, and the hidden properties that say so.
//
// `$key`, never writable, is the id under which the record was entered. It tells that the record is
// (or was) in its extent, and shows when a program has changed the id. `$destroyed` marks one that
// has left. `$fixed` has the values of immutable attributes. None is enumerable, so that copies of
// a record's properties are not records themselves.
//
// A record that was entered in a transaction that was undone, and that the program still holds in
// the error that was thrown, say, has its `$key` still, and is in no extent: it is new.

var errors = require('./errors');
var registry = require('./registry');

/** Whether the record has been saved and is still in its extent. */
function isPersisted(record) {
  return has(record, '$key') && !has(record, '$destroyed') && host.isEntered(record);
}

/**
 * A record whose entering was undone is to be entered again. Its id may be another's by now: then
 * it gets a new one.
 *
 * @param root the extent in which its id is unique
 */
function forgetUndone(record, root) {
  if (!has(record, '$key') || !isNew(record)) return;
  delete record.$key;
  delete record.$fixed;
  if (has(record, 'id') && host.extents.find(root, record.id) !== null) delete record.id;
}

/** Whether the record was entered once; that may have been undone. */
function isKnown(record) {
  return has(record, '$key');
}

/** Whether the record has been destroyed. */
function isDestroyed(record) {
  return has(record, '$destroyed');
}

/** Whether the record has never been in its extent. */
function isNew(record) {
  return !has(record, '$destroyed') && (!has(record, '$key') || !host.isEntered(record));
}

/** The record for a message: "Track(7)". */
function labelOf(record) {
  var model = registry.modelOf(record);
  var id = has(record, 'id') ? record.id : null;
  return (model === null ? 'Object' : model.name) + '(' + (id === null || id === undefined ? 'new' : id) + ')';
}

function refuseDestroyed(record, verb) {
  var model = registry.modelOf(record);
  if (model === null) {
    throw new errors.RecordNotSaved('An object whose model is not known cannot be ' + verb + '.');
  }
  if (!isDestroyed(record)) return;
  throw new errors.RecordDestroyed(
    labelOf(record) + ' has been destroyed and cannot be ' + verb + '. Bring it back with restore(), or '
      + 'create a new one.',
    { model: model.name, record: record }
  );
}

/** The id under which the record was entered. */
function keyOf(record) {
  return record.$key;
}

function markEntered(record, key) {
  Object.defineProperty(record, '$key', { value: key, configurable: true });
}

function markDestroyed(record) {
  Object.defineProperty(record, '$destroyed', { value: true, configurable: true });
}

/** The record is to be entered again. */
function unmarkDestroyed(record) {
  delete record.$destroyed;
  delete record.$key;
  delete record.$fixed;
}

/** Remembers the values that must not change from now on. */
function markFixed(record, values) {
  Object.defineProperty(record, '$fixed', { value: Object.freeze(values), configurable: true });
}

/** The values that must not change, or null. */
function fixedOf(record) {
  return has(record, '$fixed') ? record.$fixed : null;
}

function has(object, name) {
  return Object.prototype.hasOwnProperty.call(object, name);
}

exports.isPersisted = isPersisted;
exports.isKnown = isKnown;
exports.isDestroyed = isDestroyed;
exports.isNew = isNew;
exports.forgetUndone = forgetUndone;
exports.labelOf = labelOf;
exports.refuseDestroyed = refuseDestroyed;
exports.keyOf = keyOf;
exports.markEntered = markEntered;
exports.markDestroyed = markDestroyed;
exports.unmarkDestroyed = unmarkDestroyed;
exports.markFixed = markFixed;
exports.fixedOf = fixedOf;
