'use strict';
// Brings all records of models up to date, a few at a time, so that a program can do it in turns or
// timers of its own. Where a sweep has come to is kept in the heap: it goes on after a restart.

var evolution = require('./evolution');
var upgrades = require('./upgrades');

var atOnce = 256;

/** Looks at the next records of the models, as many as given; tells how many are left. */
function sweep(models, count) {
  var budget = count;
  models.forEach(function sweepOne(model) {
    if (evolution.versionOf(model) === undefined) return;
    budget -= sweepModel(model, budget);
  });
  return models.reduce(function add(sum, model) { return sum + leftOf(model); }, 0);
}

function sweepModel(model, most) {
  var position = positionOf(model);
  var looked = 0;
  while (!position.isDone && looked < most) {
    looked += sweepBatch(model, position, Math.min(atOnce, most - looked));
  }
  return looked;
}

function sweepBatch(model, position, most) {
  // One more tells whether there is anything left.
  var records = host.extents.membersAfter(model.name, position.after, most + 1);
  position.isDone = records.length <= most;
  if (!position.isDone) records.pop();
  records.forEach(function bringOne(record) {
    upgrades.bring(record);
    position.after = record.$key;
    position.seen++;
  });
  return records.length;
}

function leftOf(model) {
  if (evolution.versionOf(model) === undefined) return 0;
  var position = positionOf(model);
  return position.isDone ? 0 : Math.max(1, host.extents.count(model.name) - position.seen);
}

/** A model that has changed since is looked at from the first record on. */
function positionOf(model) {
  var state = host.state();
  if (!state.sweeps) state.sweeps = {};
  var position = state.sweeps[model.name];
  if (!position || position.version !== evolution.versionOf(model)) {
    position = { version: evolution.versionOf(model), after: null, seen: 0, isDone: false };
    state.sweeps[model.name] = position;
  }
  return position;
}

exports.sweep = sweep;
