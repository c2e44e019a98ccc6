'use strict';
// Saving. A record is saved together with the unsaved records that it leads to: all of them are
// validated before the first enters its extent, and all enter or none.

var changes = require('./changes');
var entering = require('./entering');
var errorList = require('./error-list');
var errors = require('./errors');
var lifecycle = require('./lifecycle');
var registry = require('./registry');
var standing = require('./standing');
var uniqueness = require('./uniqueness');
var units = require('./units');
var validation = require('./validation');

/** Validates the record and the unsaved ones it leads to; gives whether all are valid. */
function isValid(record, context) {
  return validate(record, context) !== null;
}

/** The unit of the record if all of it is valid, else null. A hook may add to it while it is asked. */
function validate(record, context) {
  var unit = units.of(record);
  if (unit.length === 1 && !lifecycle.isHooked(record)) return check(unit, context) ? unit : null;
  while (true) {
    var areAllValid = lifecycle.validate(unit, context, check);
    var now = units.of(record);
    if (!areAllValid) return null;
    if (now.length === unit.length) return unit;
    unit = now;
  }
}

function check(unit, context) {
  if (unit.length === 1) {
    validation.validate(unit[0], registry.modelOf(unit[0]), context);
    return hasNoErrors(unit[0]);
  }
  return checkAll(unit, context);
}

function checkAll(unit, context) {
  unit.forEach(function validateMember(member) {
    validation.validate(member, registry.modelOf(member), context);
  });
  refuseDuplicateIds(unit);
  uniqueness.checkTogether(unit);
  var areAllValid = unit.every(hasNoErrors);
  if (!areAllValid) nestErrors(unit);
  return areAllValid;
}

function hasNoErrors(record) {
  return !errorList.hasErrors(record);
}

/** Two records of one unit may claim one id, which no extent has yet. */
function refuseDuplicateIds(unit) {
  var claimed = new Map();
  unit.forEach(function claim(member) {
    if (!standing.isNew(member) || !entering.hasId(member)) return;
    var name = registry.rootOf(registry.modelOf(member));
    if (!claimed.has(name)) claimed.set(name, new Map());
    var ids = claimed.get(name);
    if (ids.has(member.id)) {
      errorList.errorsOf(member).add('id', 'taken', { existing: ids.get(member.id) });
    } else {
      ids.set(member.id, member);
    }
  });
}

/**
 * Shows the errors of unsaved records in the ones that lead to them: "album" is invalid, and why as
 * "album.title". A record comes before those that it led to, so this goes backwards.
 */
function nestErrors(unit) {
  var members = new Set(unit);
  unit.slice().reverse().forEach(function nestInto(member) {
    var own = errorList.errorsOf(member);
    units.forEachNew(member, function nestTarget(target, path) {
      if (target === member || !members.has(target) || hasNoErrors(target)) return;
      if (own.has(path, 'invalid')) return;
      var items = errorList.errorsOf(target).items.slice();
      own.add(path, 'invalid', { value: target });
      items.forEach(function nestItem(item) {
        own.add(path + '.' + item.path, item.kind, { message: item.message, value: item.value });
      });
    });
  });
}

/**
 * Validates and enters; gives false, with errors, if something is invalid or a hook refuses.
 *
 * @param options { context } names a context whose rules run too
 */
function save(record, options) {
  return attempt(record, options && options.context) === null;
}

/** As save, but throws a ValidationError, or RecordNotSaved if a hook refuses. */
function saveOrThrow(record, options) {
  var refusal = attempt(record, options && options.context);
  if (refusal === null) return;
  if (refusal.abort !== undefined) {
    throw new errors.RecordNotSaved(
      registry.modelOf(record).name + ' was not saved: ' + refusal.abort.reason + '.',
      { record: record, reason: refusal.abort.reason }
    );
  }
  throw new errors.RecordInvalid(refusal.items);
}

/** Null if the record is saved; else what is wrong: { items } and, if a hook refused it, { abort }. */
function attempt(record, context) {
  standing.refuseDestroyed(record, 'saved');
  try {
    if (isUnchanged(record) && units.of(record).length === 1) {
      if (!check([record], context)) return refusalOf(record);
      // It may have been changed and changed back past the other side of its references.
      entering.settle(record);
      return null;
    }
    var unit = validate(record, context);
    if (unit === null) return refusalOf(record);
    enterAll(unit, context);
    return null;
  } catch (error) {
    if (error instanceof errors.Abort) return aborted(record, error);
    if (error instanceof lifecycle.Refusal) return turnedInvalid(record, error);
    throw error;
  }
}

/** Hooks have nothing to do with what is saved as it is. */
function isUnchanged(record) {
  return standing.isPersisted(record) && !changes.isChanged(record);
}

function refusalOf(record) {
  return { items: errorList.errorsOf(record).items.slice() };
}

function aborted(record, abort) {
  errorList.errorsOf(record).add('base', 'aborted', { message: abort.reason });
  return { items: errorList.errorsOf(record).items.slice(), abort: abort };
}

/** The transaction of the save, if there was one, has taken the errors back. */
function turnedInvalid(record, refusal) {
  if (hasNoErrors(refusal.record)) {
    refusal.items.forEach(function addAgain(item) { errorList.attachItem(refusal.record, item); });
  }
  if (refusal.record !== record) nestErrors(units.of(record));
  return refusalOf(record);
}

/** Records with ids of their own go first, so that none of these is given away as the next. */
function enterAll(unit, context) {
  if (unit.length === 1 && !lifecycle.isHooked(unit[0])) {
    lifecycle.enter(unit[0]);
    return;
  }
  enterInOrder(unit, context);
}

function enterInOrder(unit, context) {
  var ordered = units.inOrderOfReference(unit).filter(function isToSave(member) {
    return !isUnchanged(member);
  });
  var all = ordered.filter(entering.hasId).concat(ordered.filter(function lacksId(member) {
    return !entering.hasId(member);
  }));
  function enterEach() {
    all.forEach(function performOne(member) { lifecycle.perform(member, context); });
  }
  if (lifecycle.needsTransaction(all)) transaction(enterEach);
  else enterEach();
}

exports.isValid = isValid;
exports.save = save;
exports.saveOrThrow = saveOrThrow;
exports.attempt = attempt;
