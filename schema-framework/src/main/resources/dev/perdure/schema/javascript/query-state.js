'use strict';
// What a query of a model consists of, and its text. A query is never changed: it is refined.

var queryText = require('./query-text');

/**
 * The parts of a query, with what they are of all records.
 *
 * conditions, havings: { text, params, path }, path being what rewhere() may replace or null;
 * groups, items: { text, name }; orders: { text, isDescending, areNullsFirst }; cursor: the values
 * of the orders behind which the results begin.
 */
var whole = Object.freeze({
  conditions: Object.freeze([]),
  groups: Object.freeze([]),
  havings: Object.freeze([]),
  items: Object.freeze([]),
  isDistinct: false,
  orders: Object.freeze([]),
  atMost: null,
  skipped: 0,
  cursor: null
});

/** What the queries of all models share. */
function Relation() {
  throw new TypeError('Start a query from a model, such as Track.all().');
}

/** The query for all records of the model. */
function start(model) {
  return refine(Object.create(model.$relation), Object.assign({ model: model }, whole));
}

function refine(relation, changes) {
  var refined = Object.create(Object.getPrototypeOf(relation));
  refined.model = 'model' in changes ? changes.model : relation.model;
  Object.keys(whole).forEach(function copy(name) {
    var value = name in changes ? changes[name] : relation[name];
    refined[name] = Array.isArray(value) ? frozen(value) : value;
  });
  return Object.freeze(refined);
}

/** Freezing again what is frozen would be a write, which a read-only transaction refuses. */
function frozen(list) {
  return Object.isFrozen(list) ? list : Object.freeze(list);
}

function isQuery(value) {
  return value instanceof Relation;
}

/** Whether the results are records: not groups of them, nor values. */
function isOfRecords(relation) {
  return relation.groups.length === 0 && relation.items.length === 0;
}

function isPaged(relation) {
  return relation.atMost !== null || relation.skipped > 0 || relation.cursor !== null;
}

/** The query as { text, params }; its values stand in the text as parameters :p0, :p1 and so on. */
function write(relation) {
  var params = {};
  var text = 'from ' + relation.model.name
    + clause(' where ', conditionTexts(relation.conditions, params), ' and ')
    + clause(' group by ', relation.groups.map(itemText), ', ')
    + clause(' having ', conditionTexts(relation.havings, params), ' and ')
    + clause(relation.isDistinct ? ' select distinct ' : ' select ', relation.items.map(itemText), ', ')
    + clause(' order by ', relation.orders.map(orderText), ', ');
  if (relation.atMost !== null) text += ' limit ' + relation.atMost;
  if (relation.skipped > 0) text += ' offset ' + relation.skipped;
  if (relation.cursor !== null) text += ' after ' + addParam(params, relation.cursor);
  return { text: text, params: params };
}

function clause(word, parts, separator) {
  return parts.length === 0 ? '' : word + parts.join(separator);
}

/** Each condition counts its parameters for itself; in one text they get numbers of their own. */
function conditionTexts(list, params) {
  return list.map(function textOfOne(condition) {
    var text = queryText.bind(condition.text, [condition.params], function add(value) {
      return addParam(params, value);
    });
    return '(' + text + ')';
  });
}

/** A query as a value stands for its results. */
function addParam(params, value) {
  var name = 'p' + Object.keys(params).length;
  params[name] = isQuery(value) ? value.toArray() : value;
  return ':' + name;
}

function itemText(item) {
  return item.name === null ? item.text : item.text + ' as ' + queryText.quoted(item.name);
}

function orderText(order) {
  return order.text + (order.isDescending ? ' desc' : '')
    + (order.areNullsFirst ? ' nulls first' : '');
}

exports.Relation = Relation;
exports.start = start;
exports.refine = refine;
exports.whole = whole;
exports.isQuery = isQuery;
exports.isOfRecords = isOfRecords;
exports.isPaged = isPaged;
exports.write = write;
exports.orderText = orderText;
