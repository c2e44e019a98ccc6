'use strict';
// What happens to a record when it is saved: its hooks, in their order, and between them the entry
// into its extent and its indexes.

var changes = require('./changes');
var committing = require('./committing');
var entering = require('./entering');
var errorList = require('./error-list');
var errors = require('./errors');
var hooks = require('./hooks');
var plans = require('./plans');
var registry = require('./registry');
var snapshots = require('./snapshots');
var standing = require('./standing');
var timestamps = require('./timestamps');
var touching = require('./touching');
var validation = require('./validation');

var beforeEvents = ['beforeSave', 'aroundSave', 'beforeCreate', 'aroundCreate', 'beforeUpdate', 'aroundUpdate'];
var laterEvents = ['aroundSave', 'aroundCreate', 'aroundUpdate', 'afterSave', 'afterCreate', 'afterUpdate'];

/** So many saves of one record may be within each other. */
var deepest = 10;

/** That a record turned out to be invalid, or a hook refused it, in the middle of saving. */
function Refusal(record, items) {
  this.record = record;
  this.items = items;
}

function phaseOf(record) {
  return standing.isPersisted(record) ? 'update' : 'create';
}

function isHooked(record) {
  return plans.of(registry.modelOf(record)).isHooked;
}

/** Whether something that can fail comes after the first of these records is in its extent. */
function needsTransaction(unit) {
  return unit.some(function hasLater(member) {
    return isHooked(member) && hooks.has(member, unit.length > 1 ? beforeEvents.concat(laterEvents) : laterEvents);
  });
}

/**
 * Saves a record that is valid. Throws a Refusal if a hook has made it invalid; throws what hooks
 * throw.
 */
function perform(record, context) {
  var mayChange = hooks.has(record, beforeEvents);
  if (!mayChange && !hooks.has(record, laterEvents)) {
    performOnce(record, context, mayChange);
    return;
  }
  var depth = (host.turn.get('saving', record) || 0) + 1;
  if (depth > deepest) refuseLoop(record);
  host.turn.set('saving', record, depth);
  try {
    performOnce(record, context, mayChange);
  } finally {
    host.turn.set('saving', record, depth - 1);
  }
}

/** A hook that saves its record, whose hooks save it, would never come to an end. */
function refuseLoop(record) {
  throw new errors.HookLoopError(
    'A hook saves ' + standing.labelOf(record) + ', which calls the hook again. Assign its attributes '
      + 'before it is saved, and do not save it in its own hooks.',
    { model: registry.modelOf(record).name, record: record }
  );
}

function performOnce(record, context, mayChange) {
  var phase = phaseOf(record);
  var validated = mayChange ? snapshots.take(record) : null;
  hooks.run('beforeSave', record, phase);
  hooks.around('aroundSave', record, phase, function save() {
    hooks.run(phase === 'create' ? 'beforeCreate' : 'beforeUpdate', record, phase);
    hooks.around(phase === 'create' ? 'aroundCreate' : 'aroundUpdate', record, phase, function write() {
      if (mayChange && !snapshots.fits(validated, record)) validateAgain(record, context);
      enter(record);
    });
    hooks.run(phase === 'create' ? 'afterCreate' : 'afterUpdate', record, phase);
  });
  hooks.run('afterSave', record, phase);
}

/** Hooks have changed the record since it was validated. */
function validateAgain(record, context) {
  var found = validation.validate(record, registry.modelOf(record), context);
  if (found.any()) throw new Refusal(record, found.items.slice());
}

/** Writes a valid record, without its hooks. */
function enter(record) {
  if (plans.of(registry.modelOf(record)).touching.length > 0) touching.touchOwners(record);
  if (phaseOf(record) === 'create') {
    timestamps.stampCreated(record);
    entering.enter(record);
  } else {
    timestamps.stampUpdated(record);
    entering.settle(record);
  }
  changes.noteSaved(record);
  committing.note(record);
}

/** Runs the hooks around the validation of all members, and validates them. */
function validate(unit, context, check) {
  if (!unit.some(isHooked)) return check(unit, context);
  unit.forEach(function before(member) { hooks.run('beforeValidation', member, phaseOf(member)); });
  var areValid = check(unit, context);
  unit.forEach(function after(member) {
    var isValid = !errorList.hasErrors(member);
    hooks.run(isValid ? 'afterValidation' : 'validationFailed', member, phaseOf(member));
  });
  return areValid && unit.every(function isStillValid(member) {
    return !errorList.hasErrors(member);
  });
}

exports.Refusal = Refusal;
exports.enter = enter;
exports.isHooked = isHooked;
exports.needsTransaction = needsTransaction;
exports.perform = perform;
exports.validate = validate;
