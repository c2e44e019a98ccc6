'use strict';
// How a record stands to its extent, and the hidden properties that say so.
//
// `$key`, never writable, is the id under which the record was entered. It tells that the record is
// (or was) in its extent, and shows when a program has changed the id. `$destroyed` marks one that
// has left. `$fixed` has the values of immutable attributes. None is enumerable, so that copies of
// a record's properties are not records themselves.

/** Whether the record has been saved and is still in its extent. */
function isPersisted(record) {
  return has(record, '$key') && !has(record, '$destroyed');
}

/** Whether the record has been destroyed. */
function isDestroyed(record) {
  return has(record, '$destroyed');
}

/** Whether the record has never been in its extent. */
function isNew(record) {
  return !has(record, '$key') && !has(record, '$destroyed');
}

/** The id under which the record was entered. */
function keyOf(record) {
  return record.$key;
}

function markEntered(record, key) {
  Object.defineProperty(record, '$key', { value: key });
}

function markDestroyed(record) {
  Object.defineProperty(record, '$destroyed', { value: true, configurable: true });
}

/** Remembers the values that must not change from now on. */
function markFixed(record, values) {
  Object.defineProperty(record, '$fixed', { value: Object.freeze(values) });
}

/** The values that must not change, or null. */
function fixedOf(record) {
  return has(record, '$fixed') ? record.$fixed : null;
}

function has(object, name) {
  return Object.prototype.hasOwnProperty.call(object, name);
}

exports.isPersisted = isPersisted;
exports.isDestroyed = isDestroyed;
exports.isNew = isNew;
exports.keyOf = keyOf;
exports.markEntered = markEntered;
exports.markDestroyed = markDestroyed;
exports.markFixed = markFixed;
exports.fixedOf = fixedOf;
