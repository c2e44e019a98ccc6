'use strict';
// The concern SoftDelete: records that are destroyed stay where they are, marked with the time, and
// queries do not see them unless they ask for them.

var copies = require('./copies');
var registry = require('./registry');
var relation = require('./relation');

/** What a model includes. The members of records, classes and queries are added to it. */
var concern = copies.frozenCopyOf({
  name: 'SoftDelete',
  attributes: { deletedAt: { type: 'datetime' } },
  softDelete: { deleted: 'deletedAt' }
});

/** Whether destroying the record would mark it rather than take it out of its extent. */
function keeps(record) {
  var model = registry.modelOf(record);
  return model !== null && pathIn(model) !== null;
}

/** Whether the record is marked as deleted. */
function isMarked(record) {
  return keeps(record) && isSet(record[pathIn(registry.modelOf(record))]);
}

function mark(record) {
  if (isMarked(record)) return;
  var time = host.turn.get('deletion', host);
  record[pathIn(registry.modelOf(record))] = new Date(time === undefined ? Date.now() : time);
}

/** What body deletes is deleted at one time, so that what went together can be found again. */
function atOneTime(body) {
  if (host.turn.get('deletion', host) !== undefined) {
    body();
    return;
  }
  host.turn.set('deletion', host, Date.now());
  try {
    body();
  } finally {
    host.turn.remove('deletion', host);
  }
}

/** The attribute that tells; models that were stored before there was the concern have none. */
function pathIn(model) {
  return model.schema.softDelete || null;
}

function isSet(value) {
  return value !== null && value !== undefined;
}

/** Whether the record has been deleted. */
function isDeleted() {
  return isMarked(this);
}

/**
 * Brings a deleted record back, and gives it; throws a ValidationError if it is not valid any more.
 * Takes unsaved changes back if the record is not deleted.
 */
function restore(path) {
  if (path !== undefined || !isMarked(this)) return restoreChanges(this, path);
  var record = this;
  transaction(function unmark() {
    record[pathIn(registry.modelOf(record))] = null;
    record.saveOrThrow();
  });
  return record;
}

/** The restore() that all records have is further up, behind that of ancestors with the concern. */
function restoreChanges(record, path) {
  for (var next = Object.getPrototypeOf(record); next !== null; next = Object.getPrototypeOf(next)) {
    var isOther = Object.prototype.hasOwnProperty.call(next, 'restore') && next.restore !== restore;
    if (isOther) return next.restore.call(record, path);
  }
  return record;
}

/** All records, also the deleted ones; on a query, those of its results. */
function withDeleted() {
  return typeof this === 'function' ? relation.unfiltered(this) : relation.withoutFilters(this);
}

/** The deleted records only. */
function onlyDeleted() {
  var query = withDeleted.call(this);
  var condition = {};
  condition[pathIn(query.model)] = { not: null };
  return query.where(condition);
}

exports.concern = concern;
exports.methods = { isDeleted: isDeleted, restore: restore };
exports.queries = { withDeleted: withDeleted, onlyDeleted: onlyDeleted };
exports.keeps = keeps;
exports.isMarked = isMarked;
exports.mark = mark;
exports.atOneTime = atOneTime;
