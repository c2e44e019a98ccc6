'use strict';
// Puts a valid record into its extents, its indexes, and the collections of those it refers to; and
// takes it out of all of them.

var errors = require('./errors');
var hiding = require('./hiding');
var links = require('./links');
var owners = require('./owners');
var plans = require('./plans');
var registry = require('./registry');
var standing = require('./standing');
var uniqueness = require('./uniqueness');

/** Enters a record that is new. */
function enter(record) {
  var model = registry.modelOf(record);
  var names = registry.extentsOf(model);
  if (model.schema.isAbstract) refuseAbstract(model.name);
  if (!hasId(record)) record.id = host.extents.nextId(names[0]);
  for (var i = 0; i < names.length; i++) host.extents.add(names[i], record.id, record);
  standing.markEntered(record, record.id);
  var plan = plans.of(model);
  if (plan.immutable.length > 0) standing.markFixed(record, immutableValues(record, model.schema));
  if (plan.isLinked) links.enter(record);
  host.watch(record, plan.watched);
  if (plan.isLinked) uniqueness.refresh(record);
  owners.adopt(record);
}

function refuseAbstract(name) {
  throw new errors.RecordNotSaved(
    'The model "' + name + '" is abstract: it has no records of its own.', { model: name }
  );
}

/** A record that is in its extent has changed, and is valid. */
function settle(record) {
  if (!plans.of(registry.modelOf(record)).isLinked) {
    owners.adopt(record);
    return;
  }
  hiding.settle(record);
  links.settle(record);
  links.recountAll(record);
  host.watch(record, plans.of(registry.modelOf(record)).watched);
  uniqueness.refresh(record);
  links.reorder(record);
  owners.adopt(record);
}

/** A record that is in its extent was brought up to date with its model. */
function settleUpgraded(record) {
  links.settle(record);
  host.watch(record, plans.of(registry.modelOf(record)).watched);
  uniqueness.refresh(record);
  owners.adopt(record);
}

/** Takes the record out. */
function leave(record) {
  links.exit(record);
  uniqueness.leave(record);
  registry.extentsOf(registry.modelOf(record)).forEach(function removeFrom(name) {
    host.extents.remove(name, standing.keyOf(record));
  });
}

function hasId(record) {
  return Object.prototype.hasOwnProperty.call(record, 'id')
    && record.id !== null && record.id !== undefined;
}

function immutableValues(record, schema) {
  var values = {};
  plans.ofSchema(schema).immutable.forEach(function take(path) {
    var value = record[path];
    values[path] = value instanceof Date ? new Date(value.getTime()) : value;
  });
  return values;
}

exports.enter = enter;
exports.settle = settle;
exports.settleUpgraded = settleUpgraded;
exports.leave = leave;
exports.hasId = hasId;
