'use strict';
// Values and groups in place of records. Methods of queries.

var conditions = require('./conditions');
var errors = require('./errors');
var queryText = require('./query-text');
var state = require('./query-state');

/**
 * Gives values instead of records: select('name') plain ones, select('name', 'length') objects, and
 * select({ n: 'count(*)' }) objects in any case. Values are texts of the query language.
 */
function select() {
  var given = Array.from(arguments);
  var isObject = given.length === 1 && typeof given[0] === 'object' && given[0] !== null;
  var items = isObject ? [objectItem(this, given[0])] : itemsOf(this, given, 'select');
  return state.refine(this, { items: items });
}

/** Gives each of several equal results once. */
function distinct() {
  return state.refine(this, { isDistinct: true });
}

/** One result for each group of records: group('author'), group({ a: 'author' }). */
function group() {
  var relation = this;
  var keys = Array.from(arguments).reduce(function addKeys(all, given) {
    return all.concat(textsOf(given).reduce(function addRead(read, text) {
      return read.concat(host.readGrouping(relation.model.name, text));
    }, []));
  }, []);
  keys.forEach(function requireName(key) {
    if (key.name === null) {
      throw new errors.QueryError(
        'The key "' + key.text + '" needs a name: write "' + key.text + ' as x".'
      );
    }
  });
  return state.refine(this, { groups: this.groups.concat(keys.map(Object.freeze)) });
}

/** Keeps the groups that fit; names are those of keys. Takes what where() takes. */
function having() {
  var added = conditions.ofGroups(this.model, Array.from(arguments));
  return state.refine(this, { havings: this.havings.concat(added) });
}

function itemsOf(relation, given, method) {
  if (given.length === 0) {
    throw new errors.QueryError(method + '() takes what to give, such as "name".');
  }
  return given.reduce(function addItems(all, text) {
    return all.concat(read(relation, text));
  }, []);
}

function read(relation, text) {
  if (typeof text !== 'string') {
    throw new errors.QueryError('A query cannot select ' + String(text) + '.');
  }
  var isOfMembers = relation.groups.length === 0;
  return host.readSelection(relation.model.name, text, isOfMembers).map(Object.freeze);
}

function textsOf(given) {
  if (typeof given === 'string') return [given];
  if (typeof given !== 'object' || given === null) {
    throw new errors.QueryError('Records cannot be grouped by ' + String(given) + '.');
  }
  return Object.keys(given).map(function textOf(name) {
    return given[name] + ' as ' + queryText.quoted(name);
  });
}

/** { n: 'count(*)' } as one item, an object of the query language. */
function objectItem(relation, given) {
  var entries = Object.keys(given).map(function entryOf(name) {
    var items = read(relation, given[name]);
    if (items.length !== 1) {
      throw new errors.QueryError('"' + name + '" is to be one value, not "' + given[name] + '".');
    }
    return queryText.quoted(name) + ': ' + items[0].text;
  });
  return Object.freeze({ text: '{' + entries.join(', ') + '}', name: null });
}

exports.itemsOf = itemsOf;
exports.methods = {
  select: select,
  distinct: distinct,
  group: group,
  having: having
};
