'use strict';
// What a new definition asks of what is kept beside the records that there are: the other sides of
// their references, counters, and the indexes of what is unique. All of it is made within the turn
// that defines the model; a definition that changes none of it costs nothing.

var backfillCollections = require('./backfill-collections');
var backfillUniques = require('./backfill-uniques');
var evolution = require('./evolution');
var hiding = require('./hiding');
var plans = require('./plans');
var registry = require('./registry');
var signatures = require('./signatures');

/**
 * What there is before models are defined anew. Gives what `fill` wants to know of it.
 *
 * @param entries what is planned, as inheritance gives it
 */
function lookAt(entries) {
  // What is said of a parent's attribute may concern the records of its children, and theirs.
  var kept = entries.filter(hasRecords);
  if (!kept.some(isDifferent)) return null;
  var models = kept.map(function modelOf(entry) { return registry.find(entry.name); });
  return {
    models: models,
    links: backfillCollections.describe(models),
    uniques: backfillUniques.describe(models),
    watched: models.map(watchedNames),
    versions: models.map(evolution.versionOf),
    deletedPaths: models.map(deletedPathIn)
  };
}

function hasRecords(entry) {
  return registry.find(entry.name) !== null && host.extents.count(entry.name) > 0;
}

/** Whether the model gets other associations, another parent or other uniques. */
function isDifferent(entry) {
  return textOf(registry.find(entry.name).schema) !== textOf(entry.schema);
}

function textOf(schema) {
  return signatures.of([
    schema.parent, schema.associations, schema.softDelete || null, backfillUniques.textsOf(schema)
  ]);
}

function deletedPathIn(model) {
  return model.schema.softDelete || null;
}

/** The models have got their new schemas. */
function fill(before) {
  if (before === null) return;
  before.models.forEach(function fillOne(model, index) {
    // Else each is watched when it is brought up to date.
    if (evolution.versionOf(model) === before.versions[index]) watch(model, before.watched[index]);
    if (deletedPathIn(model) !== before.deletedPaths[index]) recordsOf(model).forEach(hide);
  });
  backfillCollections.fill(before.models, before.links);
  backfillUniques.fill(before.models, before.uniques);
}

function watchedNames(model) {
  return plans.of(model).watched;
}

/** What is watched is no change, nor is it checked: records need not be valid as they are now. */
function watch(model, before) {
  var names = watchedNames(model).filter(function isNew(name) { return before.indexOf(name) < 0; });
  if (names.length === 0) return;
  recordsOf(model).forEach(function watchOne(record) {
    host.quietly(record, function watchNow() { host.watch(record, names); });
  });
}

function hide(record) {
  host.quietly(record, function hideNow() { hiding.settle(record); });
}

/** Those of the model itself; a touch brings each up to date. */
function recordsOf(model) {
  return backfillCollections.recordsOf(model);
}

exports.lookAt = lookAt;
exports.fill = fill;
