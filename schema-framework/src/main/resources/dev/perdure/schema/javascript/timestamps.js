'use strict';
// The concern Timestamps: when a record was created, and when it was last changed.

var changes = require('./changes');
var copies = require('./copies');
var registry = require('./registry');

/** What a model includes. */
var concern = copies.frozenCopyOf({
  name: 'Timestamps',
  attributes: { createdAt: { type: 'datetime' }, updatedAt: { type: 'datetime' } },
  timestamps: { created: 'createdAt', updated: 'updatedAt' }
});

/** The attributes of the record that hold its timestamps: { created, updated }, or null. */
function pathsOf(record) {
  var model = registry.modelOf(record);
  return (model !== null && model.schema.timestamps) || null;
}

/** A record that enters its extent. Times that the program gives it, in an import say, stay. */
function stampCreated(record) {
  var paths = pathsOf(record);
  if (paths === null) return;
  var now = new Date();
  if (!isSet(record[paths.created])) record[paths.created] = now;
  if (!isSet(record[paths.updated])) record[paths.updated] = new Date(now.getTime());
}

/** A record whose changes are being saved. A time that the program has given it stays. */
function stampUpdated(record) {
  var paths = pathsOf(record);
  if (paths === null || changes.isChanged(record, paths.updated)) return;
  record[paths.updated] = new Date();
}

function isSet(value) {
  return value !== null && value !== undefined;
}

exports.concern = concern;
exports.pathsOf = pathsOf;
exports.stampCreated = stampCreated;
exports.stampUpdated = stampUpdated;
