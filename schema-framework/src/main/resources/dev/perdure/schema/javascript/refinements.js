'use strict';
// What keeps some of the results of a query: conditions and pages. Methods of queries.

var conditions = require('./conditions');
var errors = require('./errors');
var state = require('./query-state');

/** Keeps what fits: where({ name: 'x' }), where('name = ?', 'x'), where(q`name = ${name}`). */
function where() {
  return withConditions(this, conditions.of(this.model, Array.from(arguments)));
}

/** Keeps what does not fit: the contrary of where() with the same arguments. */
function whereNot() {
  return withConditions(this, [conditions.not(conditions.of(this.model, Array.from(arguments)))]);
}

/** As where(), in place of earlier conditions on the same attributes. */
function rewhere() {
  var added = conditions.of(this.model, Array.from(arguments));
  return withConditions(withoutConditions(this, pathsOf(added)), added);
}

function withConditions(relation, added) {
  return state.refine(relation, { conditions: relation.conditions.concat(added) });
}

function withoutConditions(relation, paths) {
  return state.refine(relation, {
    conditions: relation.conditions.filter(function isKept(condition) {
      return condition.path === null || paths.indexOf(condition.path) < 0;
    })
  });
}

function pathsOf(list) {
  return list.map(function pathOf(condition) { return condition.path; });
}

/** Keeps what fits both this query and the other, or the arguments of where(). */
function and() {
  return withConditions(this, conditionsOfOther(this, 'and', Array.from(arguments)));
}

/** Keeps what fits this query or the other, or the arguments of where(). */
function or() {
  var mine = this.conditions;
  var theirs = conditionsOfOther(this, 'or', Array.from(arguments));
  var shared = mine.filter(function isShared(one) { return theirs.some(isSameAs(one)); });
  var mineAlone = mine.filter(isNotShared);
  var theirsAlone = theirs.filter(isNotShared);
  var joined = mineAlone.length === 0 || theirsAlone.length === 0
    ? []
    : [conditions.or(mineAlone, theirsAlone)];
  return state.refine(this, { conditions: shared.concat(joined) });

  function isNotShared(one) { return !shared.some(isSameAs(one)); }
}

function isSameAs(one) {
  return function isSame(other) {
    return one === other || (one.text === other.text && haveSameParams(one, other));
  };
}

function haveSameParams(one, other) {
  return Object.keys(one.params).every(function isEqual(name) {
    return Object.is(one.params[name], other.params[name]);
  });
}

function conditionsOfOther(relation, method, args) {
  var other = args[0];
  if (!state.isQuery(other)) return conditions.of(relation.model, args);
  if (other.model === relation.model && !state.isPaged(other) && state.isOfRecords(other)) {
    return other.conditions;
  }
  throw new errors.QueryError(
    method + '() takes a query of ' + relation.model.name + ' with conditions only.'
  );
}

/** Keeps what has nothing at the paths: no record to refer to, or an empty list. */
function missing() {
  return withConditions(this, testsOfPaths(this, 'missing', Array.from(arguments), true));
}

/** Keeps what has something at the paths. */
function associated() {
  return withConditions(this, testsOfPaths(this, 'associated', Array.from(arguments), false));
}

function testsOfPaths(relation, method, paths, isAbsent) {
  if (paths.length === 0) {
    throw new errors.QueryError(method + '() takes the names of attributes.');
  }
  return paths.map(function testOf(path) {
    return conditions.presence(relation.model, path, isAbsent);
  });
}

function limit(count) {
  return state.refine(this, { atMost: wholeNumber(count, 'limit') });
}

function offset(count) {
  return state.refine(this, { skipped: wholeNumber(count, 'offset') });
}

function wholeNumber(count, name) {
  if (Number.isInteger(count) && count >= 0) return count;
  throw new errors.QueryError(
    name + '() takes a whole number that is not negative, not ' + String(count) + '.'
  );
}

var parts = {
  where: 'conditions', group: 'groups', having: 'havings', select: 'items',
  distinct: 'isDistinct', order: 'orders', limit: 'atMost', offset: 'skipped', after: 'cursor'
};

/** Takes parts back: unscope('order', 'limit'), or the conditions on some attributes: { where: 'name' }. */
function unscope() {
  return Array.from(arguments).reduce(function takeBack(relation, part) {
    return typeof part === 'object' && part !== null
      ? withoutConditions(relation, [].concat(part.where))
      : withoutPart(relation, part);
  }, this);
}

function withoutPart(relation, part) {
  if (!Object.prototype.hasOwnProperty.call(parts, part)) {
    throw new errors.QueryError(
      'A query has no part "' + String(part) + '". There are ' + Object.keys(parts).join(', ')
        + '; { where: "name" } takes back the conditions on an attribute.'
    );
  }
  var changes = {};
  changes[parts[part]] = part === 'where'
    ? relation.conditions.filter(isFilter)
    : state.whole[parts[part]];
  return state.refine(relation, changes);
}

/** What the model asks of all its queries: it is not taken back with what was asked besides. */
function isFilter(condition) {
  return condition.isFilter === true;
}

/** Adds the parts of another query; where only one can be, the other's, as with rewhere(). */
function merge(other) {
  if (!state.isQuery(other) || other.model !== this.model) {
    throw new errors.QueryError('merge() takes a query of ' + this.model.name + '.');
  }
  var paths = pathsOf(other.conditions).filter(function isPath(path) { return path !== null; });
  var asked = other.conditions.filter(function isAsked(condition) { return !isFilter(condition); });
  var merged = withConditions(withoutConditions(this, paths), asked);
  var changes = {
    orders: this.orders.concat(other.orders),
    havings: this.havings.concat(other.havings),
    isDistinct: this.isDistinct || other.isDistinct
  };
  if (other.groups.length > 0) changes.groups = other.groups;
  if (other.items.length > 0) changes.items = other.items;
  if (other.atMost !== null) changes.atMost = other.atMost;
  if (other.skipped > 0) changes.skipped = other.skipped;
  if (other.cursor !== null) changes.cursor = other.cursor;
  return state.refine(merged, changes);
}

function all() {
  return this;
}

exports.methods = {
  all: all,
  where: where,
  whereNot: whereNot,
  rewhere: rewhere,
  and: and,
  or: or,
  missing: missing,
  associated: associated,
  limit: limit,
  offset: offset,
  unscope: unscope,
  merge: merge
};
