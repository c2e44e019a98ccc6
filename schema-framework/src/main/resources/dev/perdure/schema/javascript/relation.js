'use strict';
// Queries over one model: immutable values that are run when their results are asked for, each time
// anew, so that they see the changes of the running turn.

var conditions = require('./conditions');
var errors = require('./errors');
var queryText = require('./query-text');

/** What the queries of all models share. */
function Relation() {
  throw new TypeError('Start a query from a model, such as Track.all().');
}

/** The prototype of one model's queries: its scopes go there. */
function makePrototype() {
  return Object.create(Relation.prototype);
}

/** The query for all records of the model that its filters let pass. */
function of(model) {
  return refine(unfiltered(model), { conditions: Object.freeze(filtersOf(model)) });
}

/** The conditions that each query of the model starts with. */
function filtersOf(model) {
  if (!model.schema.softDelete) return [];
  var text = 'this.' + model.schema.softDelete + ' is null';
  return [Object.freeze({ text: text, params: Object.freeze({}), count: 0, isFilter: true })];
}

/** The query for all records of the model. */
function unfiltered(model) {
  return refine(Object.create(model.$relation), {
    model: model,
    conditions: Object.freeze([]),
    orders: Object.freeze([]),
    atMost: null,
    skipped: 0
  });
}

function refine(relation, changes) {
  var refined = Object.create(Object.getPrototypeOf(relation));
  ['model', 'conditions', 'orders', 'atMost', 'skipped'].forEach(function copy(name) {
    refined[name] = name in changes ? changes[name] : relation[name];
  });
  return Object.freeze(refined);
}

/** The query without the conditions that come from filters. */
function withoutFilters(relation) {
  return refine(relation, {
    conditions: Object.freeze(relation.conditions.filter(function isAsked(condition) {
      return condition.isFilter !== true;
    }))
  });
}

/** A method that refines a query, or all records of a model, by a named scope. */
function makeScope(name) {
  function scope() {
    var start = typeof this === 'function' ? of(this) : this;
    var body = start.model.schema.scopes[name];
    if (typeof body !== 'function') return start.where(body);
    var scoped = body.apply(start, arguments);
    return scoped === undefined || scoped === null ? start : scoped;
  }
  return scope;
}

/** Keeps what fits: where({ name: 'x' }), where('name = ?', 'x'), where('name = :n', { n: 'x' }). */
function where() {
  var number = this.conditions.reduce(function add(sum, one) { return sum + one.count; }, 0);
  var condition = conditions.of(this.model, Array.from(arguments), number);
  return refine(this, { conditions: Object.freeze(this.conditions.concat([condition])) });
}

/**
 * Orders by one more key: 'name', 'name desc, id', '-name', or { name: 'desc' }. Keys of earlier
 * calls weigh more.
 */
function order() {
  var added = Array.from(arguments).map(orderText);
  added.forEach(function check(text) { host.checkOrdering(this.model.name, text); }, this);
  return refine(this, { orders: Object.freeze(this.orders.concat(added)) });
}

function orderText(key) {
  if (typeof key === 'string' && /^-\s*[A-Za-z_][\w.]*$/.test(key)) {
    return key.slice(1).trim() + ' desc';
  }
  if (typeof key === 'string' && key.trim() !== '') return key;
  if (typeof key === 'object' && key !== null) return orderOfObject(key);
  throw new errors.QueryError('A query cannot be ordered by ' + String(key) + '.');
}

function orderOfObject(keys) {
  return Object.keys(keys).map(function orderOf(path) {
    var direction = String(keys[path]).toLowerCase();
    if (direction !== 'asc' && direction !== 'desc') {
      throw new errors.QueryError(
        'The order of "' + path + '" is "asc" or "desc", not "' + keys[path] + '".'
      );
    }
    var steps = path.split('.').map(queryText.nameOf);
    return 'this.' + steps.join('.') + ' ' + direction;
  }).join(', ');
}

function limit(count) {
  return refine(this, { atMost: wholeNumber(count, 'limit') });
}

function offset(count) {
  return refine(this, { skipped: wholeNumber(count, 'offset') });
}

function wholeNumber(count, name) {
  if (Number.isInteger(count) && count >= 0) return count;
  throw new errors.QueryError(
    name + '() takes a whole number that is not negative, not ' + String(count) + '.'
  );
}

function all() {
  return this;
}

/** The query as text; values stand in it as parameters :p0, :p1, and so on. */
function toText() {
  return textOf(this, this.orders, this.atMost, '');
}

function textOf(relation, orders, atMost, projection) {
  var text = 'from ' + relation.model.name;
  if (relation.conditions.length > 0) {
    text += ' where ' + relation.conditions.map(function textOfOne(condition) {
      return '(' + condition.text + ')';
    }).join(' and ');
  }
  text += projection;
  if (orders.length > 0) text += ' order by ' + orders.join(', ');
  if (atMost !== null) text += ' limit ' + atMost;
  return relation.skipped > 0 ? text + ' offset ' + relation.skipped : text;
}

function paramsOf(relation) {
  return Object.assign.apply(null, [{}].concat(relation.conditions.map(function params(condition) {
    return condition.params;
  })));
}

function isWholeExtent(relation) {
  return relation.conditions.length === 0 && relation.skipped === 0 && relation.atMost === null;
}

/** How the query would be run, as a text. */
function explain() {
  return host.explain(toText.call(this));
}

/** The results in an array. */
function toArray() {
  if (isWholeExtent(this) && this.orders.length === 0) return host.extents.members(this.model.name);
  return host.query(toText.call(this), paramsOf(this));
}

function forEach(visit, receiver) {
  toArray.call(this).forEach(visit, receiver);
}

function map(transform, receiver) {
  return toArray.call(this).map(transform, receiver);
}

function filter(predicate, receiver) {
  return toArray.call(this).filter(predicate, receiver);
}

function iterate() {
  return toArray.call(this)[Symbol.iterator]();
}

/** The first result, or null. Without an order of its own, that with the least id. */
function first() {
  if (this.atMost === 0) return null;
  var results = host.query(textOf(this, this.orders, 1, ''), paramsOf(this));
  return results.length === 0 ? null : results[0];
}

/** How many results there are. */
function count() {
  if (isWholeExtent(this)) return host.extents.count(this.model.name);
  if (this.atMost !== null || this.skipped > 0) return toArray.call(this).length;
  return host.query(textOf(this, [], null, ' select count(*)'), paramsOf(this))[0];
}

function exists() {
  return first.call(this) !== null;
}

/** Destroys all results; gives how many. */
function destroyAll() {
  var records = toArray.call(this);
  records.forEach(function destroyOne(record) { record.destroy(); });
  return records.length;
}

var methods = {
  where: where,
  order: order,
  limit: limit,
  offset: offset,
  all: all,
  toText: toText,
  explain: explain,
  toArray: toArray,
  toJSON: toArray,
  forEach: forEach,
  map: map,
  filter: filter,
  first: first,
  count: count,
  exists: exists,
  destroyAll: destroyAll
};

Object.keys(methods).forEach(function installMethod(name) {
  Object.defineProperty(Relation.prototype, name, {
    value: methods[name],
    writable: true,
    configurable: true
  });
});
Object.defineProperty(Relation.prototype, Symbol.iterator, { value: iterate, configurable: true });
Object.defineProperty(Relation.prototype, 'length', { get: count, configurable: true });

exports.Relation = Relation;
exports.of = of;
exports.unfiltered = unfiltered;
exports.withoutFilters = withoutFilters;
exports.makePrototype = makePrototype;
exports.makeScope = makeScope;
