'use strict';
// Queries over one model: immutable values that are run when their results are asked for.

var aggregates = require('./aggregates');
var orderings = require('./orderings');
var refinements = require('./refinements');
var results = require('./results');
var selections = require('./selections');
var state = require('./query-state');
var writings = require('./writings');

var Relation = state.Relation;
var methods = Object.assign(
  {},
  refinements.methods,
  orderings.methods,
  selections.methods,
  results.methods,
  aggregates.methods,
  writings.methods
);

/** The prototype of one model's queries: its scopes go there. */
function makePrototype() {
  return Object.create(Relation.prototype);
}

/** The query for all records of the model that its filters let pass. */
function of(model) {
  return state.refine(unfiltered(model), { conditions: filtersOf(model) });
}

/** The conditions that each query of the model starts with. */
function filtersOf(model) {
  if (!model.schema.softDelete) return [];
  var text = 'this.' + model.schema.softDelete + ' is null';
  return [Object.freeze({ text: text, params: Object.freeze({}), path: null, isFilter: true })];
}

/** The query for all records of the model. */
function unfiltered(model) {
  return state.start(model);
}

/** The query without the conditions that come from filters. */
function withoutFilters(relation) {
  return state.refine(relation, {
    conditions: relation.conditions.filter(function isAsked(condition) {
      return condition.isFilter !== true;
    })
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

/** How many results there are, also of groups. */
function lengthOf() {
  return state.isOfRecords(this) ? this.count() : this.toArray().length;
}

Object.keys(methods).forEach(function installMethod(name) {
  Object.defineProperty(Relation.prototype, name, {
    value: methods[name],
    writable: true,
    configurable: true
  });
});
Object.defineProperty(Relation.prototype, Symbol.iterator, {
  value: results.iterate,
  configurable: true
});
Object.defineProperty(Relation.prototype, 'length', { get: lengthOf, configurable: true });

exports.Relation = Relation;
exports.methods = methods;
exports.of = of;
exports.unfiltered = unfiltered;
exports.withoutFilters = withoutFilters;
exports.makePrototype = makePrototype;
exports.makeScope = makeScope;
