'use strict';
// What a record's properties were at some moment: copies, compared by their content.

var copies = require('./copies');
var equality = require('./equality');

/** The properties of a record now; what can be changed in place is copied. */
function take(record) {
  return host.snapshot(record, copies.copyOf);
}

/** The properties of a record when the turn began; null if it was none then. */
function ofTurn(record) {
  var known = host.turn.get('before', record);
  if (known !== undefined) return known.snapshot;
  var snapshot = lookBack(record);
  host.turn.set('before', record, { snapshot: snapshot });
  return snapshot;
}

function lookBack(record) {
  var before = host.stateBefore(record);
  if (before === null) return null;
  var snapshot = {};
  Object.keys(before).forEach(function takeOne(path) { snapshot[path] = valueBefore(before[path]); });
  return snapshot;
}

/** A value that may have been changed in place since, as it was. */
function valueBefore(value) {
  if (!copies.isOwned(value)) return value;
  var before = host.stateBefore(value);
  if (before === null) return value;
  if (Array.isArray(before)) return before.map(valueBefore);
  if (before instanceof Set) return new Set(Array.from(before).map(valueBefore));
  if (before instanceof Map) {
    return new Map(Array.from(before).map(function ofEntry(entry) {
      return [entry[0], valueBefore(entry[1])];
    }));
  }
  if (!(before instanceof Date)) {
    Object.keys(before).forEach(function ofProperty(key) { before[key] = valueBefore(before[key]); });
  }
  return before;
}

/** The paths at which two snapshots differ, or a snapshot and a record. */
function differences(one, other) {
  var paths = Object.keys(one);
  Object.keys(other).forEach(function addPath(path) {
    if (!Object.prototype.hasOwnProperty.call(one, path)) paths.push(path);
  });
  return paths.filter(function differs(path) { return !isSame(one[path], other[path]); });
}

/** Whether the properties of a record are what they were. */
function fits(snapshot, record) {
  return host.fits(snapshot, record, isSame);
}

/**
 * Equal by content: dates, arrays, maps, sets and plain objects; other objects by identity. Missing
 * is the same as null.
 */
function isSame(one, other) {
  if (isNothing(one) && isNothing(other)) return true;
  return equality.isEqual(one, other);
}

function isNothing(value) {
  return value === null || value === undefined;
}

exports.take = take;
exports.ofTurn = ofTurn;
exports.differences = differences;
exports.fits = fits;
exports.isSame = isSame;
