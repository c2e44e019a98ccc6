'use strict';
// One value of all results of a query, or of each group. Methods of queries.

var errors = require('./errors');
var queryText = require('./query-text');
var selections = require('./selections');
var state = require('./query-state');

/**
 * How many results there are; count('path') only those that have something there. Of groups, an
 * array of objects with the keys and the count of each.
 */
function count(path) {
  if (path !== undefined) return aggregate(this, 'count', 'count', path);
  if (this.groups.length > 0) return ofGroups(this, 'count', 'count(*)');
  if (this.conditions.length === 0 && state.isOfRecords(this) && !state.isPaged(this)) {
    return host.extents.count(this.model.name);
  }
  if (this.items.length > 0 || state.isPaged(this)) return this.toArray().length;
  return run(state.refine(this, { items: [itemOf('count(*)')], orders: [] }))[0];
}

function sum(path) {
  return aggregate(this, 'sum', 'sum', path);
}

/** The average of the values that there are, or null if there are none. */
function average(path) {
  return aggregate(this, 'average', 'avg', path);
}

function minimum(path) {
  return aggregate(this, 'minimum', 'min', path);
}

function maximum(path) {
  return aggregate(this, 'maximum', 'max', path);
}

function aggregate(relation, name, word, path) {
  var ofRecords = state.refine(relation, { groups: [] });
  var items = selections.itemsOf(ofRecords, path === undefined ? [] : [path], name);
  if (items.length !== 1) {
    throw new errors.QueryError(name + '() takes one path, not "' + path + '".');
  }
  var text = word + '(' + (relation.isDistinct ? 'distinct ' : '') + items[0].text + ')';
  if (relation.groups.length > 0) return ofGroups(relation, name, text);
  if (state.isPaged(relation)) return ofPage(relation, text);
  var alone = { items: [itemOf(text)], orders: [], isDistinct: false };
  return run(state.refine(relation, alone))[0];
}

/** A limit is one on the records, not on the single value. */
function ofPage(relation, text) {
  var records = state.refine(relation, { items: [], isDistinct: false }).toArray();
  return host.queryOver(records, 'from ' + relation.model.name + ' select ' + text)[0];
}

function ofGroups(relation, name, text) {
  var keys = relation.groups.map(function keyOf(key) {
    // By its name, which may hide the attribute of which it is.
    return { text: queryText.quoted(key.name), name: key.name };
  });
  return run(state.refine(relation, {
    items: keys.concat([{ text: text, name: name }]),
    isDistinct: false
  }));
}

function itemOf(text) {
  return { text: text, name: null };
}

function run(relation) {
  var written = state.write(relation);
  return host.query(written.text, written.params);
}

exports.methods = {
  count: count,
  sum: sum,
  average: average,
  minimum: minimum,
  maximum: maximum
};
