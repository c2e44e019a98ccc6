'use strict';
// The order of the results of a query, and pages that begin behind a certain one. Methods of
// queries.

var errors = require('./errors');
var queryText = require('./query-text');
var state = require('./query-state');

/** What decides between results with equal keys: they come by their ids anyway. */
var byId = Object.freeze({ text: 'this.id', isDescending: false, areNullsFirst: false });

/**
 * Orders by one more key: 'name', 'name desc, id', '-name', or { name: 'desc' }. Keys of earlier
 * calls weigh more.
 */
function order() {
  return state.refine(this, { orders: this.orders.concat(keysOf(this, Array.from(arguments))) });
}

/** As order(), in place of the order so far. */
function reorder() {
  return state.refine(this, { orders: keysOf(this, Array.from(arguments)) });
}

function keysOf(relation, args) {
  return args.map(orderText).reduce(function addKeys(keys, text) {
    var read = host.readOrdering(relation.model.name, text, state.isOfRecords(relation));
    return keys.concat(read.map(Object.freeze));
  }, []);
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
    return queryText.pathOf('this', path) + ' ' + direction;
  }).join(', ');
}

/** The same results from the last to the first. */
function reverse() {
  if (this.orders.length === 0 && !state.isOfRecords(this)) {
    throw new errors.QueryError('These results have no order of their own: call order() first.');
  }
  return state.refine(this, { orders: completeOrders(this).map(reversed) });
}

function reversed(key) {
  return Object.freeze({
    text: key.text,
    isDescending: !key.isDescending,
    areNullsFirst: !key.areNullsFirst
  });
}

/** The keys, and the id in the end, so that no two records are alike. */
function completeOrders(relation) {
  var isComplete = !state.isOfRecords(relation)
    || relation.orders.some(function isOfId(key) { return key.text === 'this.id'; });
  return isComplete ? relation.orders : relation.orders.concat([byId]);
}

// ---- cursors

/** Begins behind the record that the cursor was made of, wherever it would stand now. */
function after(cursor) {
  if (cursor === null) return this;
  var complete = state.refine(this, { orders: completeOrders(this) });
  return state.refine(complete, { cursor: Object.freeze(valuesIn(complete, cursor)) });
}

/** A text that stands for the place of the record in this query's order; after() takes it. */
function cursorOf(record) {
  if (!state.isOfRecords(this) || !(record instanceof this.model)) {
    throw new errors.QueryError('cursorOf() takes a record that this query gives.');
  }
  var orders = completeOrders(this);
  var items = orders.map(function itemOf(key, index) { return key.text + ' as k' + index; });
  var row = host.queryOver([record], 'from ' + this.model.name + ' select ' + items.join(', '));
  var values = orders.map(function valueOf(key, index) {
    return plainOf(orders.length === 1 ? row[0] : row[0]['k' + index]);
  });
  return host.obscure(JSON.stringify([signatureOf(this, orders), values]));
}

/** The values in a cursor mean something for the order only that it was made for. */
function signatureOf(relation, orders) {
  return relation.model.name + ' ' + orders.map(state.orderText).join(', ');
}

function valuesIn(relation, cursor) {
  var revealed = typeof cursor === 'string' ? host.reveal(cursor) : null;
  var parts = revealed === null ? null : parsed(revealed);
  if (!Array.isArray(parts) || !Array.isArray(parts[1])) {
    throw new errors.QueryError('This is not a cursor: ' + String(cursor) + '.');
  }
  if (parts[0] !== signatureOf(relation, relation.orders)) {
    throw new errors.QueryError(
      'The cursor was made for a query in another order: ' + parts[0] + '.'
    );
  }
  return parts[1].map(valueOfPlain);
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch (e) {
    return null;
  }
}

/** JSON has no dates, big integers, nor all numbers; these are objects in a cursor. */
function plainOf(value) {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return { date: value.getTime() };
  if (typeof value === 'bigint') return { whole: String(value) };
  if (typeof value === 'number' && !isFinite(value)) return { number: String(value) };
  if (typeof value !== 'object' && typeof value !== 'function') return value;
  throw new errors.QueryError('A query that is ordered by objects has no cursors.');
}

function valueOfPlain(plain) {
  if (typeof plain !== 'object' || plain === null) return plain;
  if ('date' in plain) return new Date(plain.date);
  return 'whole' in plain ? BigInt(plain.whole) : Number(plain.number);
}

exports.methods = {
  order: order,
  reorder: reorder,
  reverse: reverse,
  after: after,
  cursorOf: cursorOf
};
