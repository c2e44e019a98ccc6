'use strict';
// What a query gives, each time anew, so that it sees the changes of the running turn. Methods of
// queries.

var errors = require('./errors');
var orderings = require('./orderings');
var selections = require('./selections');
var state = require('./query-state');

/** The results in an array. */
function toArray() {
  if (isWhole(this) && this.orders.length === 0) return host.extents.members(this.model.name);
  var written = state.write(this);
  return host.query(written.text, written.params);
}

/** Whether the results are all records of the model. */
function isWhole(relation) {
  return relation.conditions.length === 0 && state.isOfRecords(relation)
    && !state.isPaged(relation);
}

function forEach(visit, receiver) {
  this.toArray().forEach(visit, receiver);
}

function map(transform, receiver) {
  return this.toArray().map(transform, receiver);
}

function filter(predicate, receiver) {
  return this.toArray().filter(predicate, receiver);
}

/** The first result, or null; with a number, so many in an array. */
function first(count) {
  if (count !== undefined) return cut(this, count).toArray();
  var results = cut(this, 1).toArray();
  return results.length === 0 ? null : results[0];
}

/** The last result, or null; with a number, so many, in the order of the query. */
function last(count) {
  if (state.isPaged(this)) {
    var page = this.toArray();
    if (count !== undefined) return page.slice(Math.max(0, page.length - count));
    return page.length === 0 ? null : page[page.length - 1];
  }
  if (count !== undefined) return this.reverse().first(count).reverse();
  return this.reverse().first();
}

function cut(relation, count) {
  var isLess = relation.atMost !== null && relation.atMost < count;
  return isLess ? relation : relation.limit(count);
}

/** The one result; an error if there is none, or more than one. */
function sole() {
  var results = cut(this, 2).toArray();
  if (results.length === 1) return results[0];
  var details = { model: this.model.name };
  if (results.length === 0) {
    throw new errors.RecordNotFound(
      'No ' + this.model.name + ' fits: ' + this.toText() + '.', details
    );
  }
  throw new errors.SoleRecordExceeded(
    'More than one ' + this.model.name + ' fits: ' + this.toText() + '.', details
  );
}

/** Whether there is any result; with an id or what where() takes, any that fits that, too. */
function exists(condition) {
  if (condition === undefined && arguments.length === 0) return hasResults(this, 1);
  if (typeof condition === 'number') return hasId(this, condition);
  return hasResults(this.where.apply(this, arguments), 1);
}

function hasId(relation, id) {
  return isWhole(relation)
    ? host.extents.find(relation.model.name, id) !== null
    : hasResults(relation.where({ id: id }), 1);
}

/** Whether there is any result. */
function any() {
  return hasResults(this, 1);
}

/** Whether there is more than one result. */
function many() {
  return hasResults(this, 2);
}

/** Whether there is no result. */
function none() {
  return !hasResults(this, 1);
}

function hasResults(relation, count) {
  return cut(relation, count).toArray().length >= count;
}

/** Values in an array: of one path plain ones, of several arrays of them. */
function pluck() {
  var items = selections.itemsOf(this, Array.from(arguments), 'pluck').map(nameByPlace);
  var rows = toArray.call(state.refine(this, { items: items }));
  if (items.length === 1) return rows;
  return rows.map(function valuesOf(row) {
    return items.map(function valueOf(item) { return row[item.name]; });
  });
}

function nameByPlace(item, index) {
  return { text: item.text, name: 'c' + index };
}

/** What pluck() gives of the first result, or null. */
function pick() {
  var start = cut(this, 1);
  var values = start.pluck.apply(start, arguments);
  return values.length === 0 ? null : values[0];
}

function ids() {
  return this.pluck('id');
}

/**
 * Calls visit(records) with one array after the other, of 1000 or options.size. The records are
 * those of the beginning: what the visitor adds or changes does not matter, and what it destroys is
 * left out.
 */
function inBatches(visit, options) {
  var size = options && options.size !== undefined ? options.size : 1000;
  if (!Number.isInteger(size) || size < 1) {
    throw new errors.QueryError('The size of a batch is a whole number from 1, not ' + size + '.');
  }
  if (!state.isOfRecords(this)) {
    throw new errors.QueryError('Only records come in batches, not values or groups.');
  }
  var name = this.model.name;
  var keys = this.ids();
  for (var begin = 0; begin < keys.length; begin += size) {
    var batch = keys.slice(begin, begin + size).map(recordOf).filter(isThere);
    if (batch.length > 0) visit(batch);
  }

  function recordOf(id) { return host.extents.find(name, id); }
}

function isThere(record) {
  return record !== null;
}

/** Calls visit(record) for each record, a batch at a time. */
function each(visit, options) {
  this.inBatches(function visitBatch(batch) {
    batch.forEach(function visitOne(record) { visit(record); });
  }, options);
}

/** The query as text; values stand in it as parameters :p0, :p1, and so on. */
function toText() {
  return state.write(this).text;
}

/** How the query would be run, as a text. */
function explain() {
  return host.explain(toText.call(this));
}

exports.iterate = function iterate() {
  return this.toArray()[Symbol.iterator]();
};

exports.methods = {
  toArray: toArray,
  toJSON: toArray,
  forEach: forEach,
  map: map,
  filter: filter,
  first: first,
  last: last,
  sole: sole,
  exists: exists,
  any: any,
  many: many,
  none: none,
  pluck: pluck,
  pick: pick,
  ids: ids,
  each: each,
  inBatches: inBatches,
  toText: toText,
  explain: explain
};
