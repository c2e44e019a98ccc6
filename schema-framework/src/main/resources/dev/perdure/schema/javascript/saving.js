'use strict';
// Saving and destroying. A record is saved together with the unsaved records that it refers to:
// all of them are validated before the first enters its extent.

var errorList = require('./error-list');
var errors = require('./errors');
var owners = require('./owners');
var references = require('./references');
var registry = require('./registry');
var standing = require('./standing');
var validation = require('./validation');

/** The record, and the unsaved records that it refers to, directly or through others. */
function unitOf(record) {
  var members = new Set([record]);
  members.forEach(function addTargets(member) {
    var model = registry.modelOf(member);
    standing.forgetUndone(member, model.name);
    references.forEachTarget(member, model.schema, function addTarget(target) {
      if (standing.isNew(target)) members.add(target);
    });
  });
  return Array.from(members);
}

/** Validates the record and the unsaved ones it refers to; gives whether all are valid. */
function isValid(record, context) {
  return areValid(unitOf(record), context);
}

function areValid(unit, context) {
  var areAllValid = true;
  unit.forEach(function validateMember(member) {
    var found = validation.validate(member, registry.modelOf(member), context);
    if (found.any()) areAllValid = false;
  });
  refuseDuplicateIds(unit);
  if (areAllValid) areAllValid = unit.every(hasNoErrors);
  if (!areAllValid) nestErrors(unit);
  return areAllValid;
}

function hasNoErrors(record) {
  return errorList.errorsOf(record).isEmpty();
}

/** Two records of one unit may claim one id, which no extent has yet. */
function refuseDuplicateIds(unit) {
  if (unit.length === 1) return;
  var claimed = new Map();
  unit.forEach(function claim(member) {
    if (!standing.isNew(member) || !hasId(member)) return;
    var name = registry.modelOf(member).name;
    if (!claimed.has(name)) claimed.set(name, new Map());
    var ids = claimed.get(name);
    if (ids.has(member.id)) {
      errorList.errorsOf(member).add('id', 'taken', { existing: ids.get(member.id) });
    } else {
      ids.set(member.id, member);
    }
  });
}

function hasId(record) {
  return Object.prototype.hasOwnProperty.call(record, 'id')
    && record.id !== null && record.id !== undefined;
}

/**
 * Shows the errors of unsaved records in the ones that refer to them: "album" is invalid, and why
 * as "album.title". A record comes before those that it led to, so this goes backwards.
 */
function nestErrors(unit) {
  var members = new Set(unit);
  unit.slice().reverse().forEach(function nestInto(member) {
    var own = errorList.errorsOf(member);
    references.forEachTarget(member, registry.modelOf(member).schema, nestTarget);

    function nestTarget(target, path) {
      if (target === member || !members.has(target) || hasNoErrors(target)) return;
      if (own.has(path, 'invalid')) return;
      var items = errorList.errorsOf(target).items.slice();
      own.add(path, 'invalid', { value: target });
      items.forEach(function nestItem(item) {
        own.add(path + '.' + item.path, item.kind, { message: item.message, value: item.value });
      });
    }
  });
}

/** Validates and enters; gives false, with errors, if something is invalid. */
function save(record, options) {
  refuseDestroyed(record, 'saved');
  var unit = unitOf(record);
  if (!areValid(unit, options && options.context)) return false;
  enterAll(unit);
  return true;
}

/** As save, but throws a ValidationError instead of giving false. */
function saveOrThrow(record, options) {
  if (!save(record, options)) {
    throw new errors.RecordInvalid(errorList.errorsOf(record).items.slice());
  }
}

/** Records with ids of their own go first, so that none of these is given away as the next. */
function enterAll(unit) {
  var entering = unit.filter(standing.isNew);
  entering.filter(hasId).forEach(enter);
  entering.filter(function lacksId(member) { return !hasId(member); }).forEach(enter);
  unit.forEach(function settle(member) {
    owners.adopt(member, registry.modelOf(member).schema);
  });
}

function enter(record) {
  var model = registry.modelOf(record);
  if (!hasId(record)) record.id = host.extents.nextId(model.name);
  host.extents.add(model.name, record.id, record);
  standing.markEntered(record, record.id);
  var fixed = immutableValues(record, model.schema);
  if (fixed !== null) standing.markFixed(record, fixed);
}

function immutableValues(record, schema) {
  var values = null;
  Object.keys(schema.attributes).forEach(function take(path) {
    if (!schema.attributes[path].immutable) return;
    var value = record[path];
    values = values || {};
    values[path] = value instanceof Date ? new Date(value.getTime()) : value;
  });
  return values;
}

/** Takes the record out of its extent. References to it stay what they are. */
function destroy(record) {
  refuseDestroyed(record, 'destroyed');
  if (standing.isPersisted(record)) {
    host.extents.remove(registry.modelOf(record).name, standing.keyOf(record));
  }
  errorList.detach(record);
  standing.markDestroyed(record);
}

function refuseDestroyed(record, verb) {
  if (registry.modelOf(record) === null) {
    throw new errors.RecordNotSaved('An object whose model is not known cannot be ' + verb + '.');
  }
  if (!standing.isDestroyed(record)) return;
  var name = registry.modelOf(record).name;
  throw new errors.RecordDestroyed(
    'This ' + name + ' has been destroyed and cannot be ' + verb + '. Create a new one.',
    { model: name, record: record }
  );
}

exports.areValid = areValid;
exports.enterAll = enterAll;
exports.isValid = isValid;
exports.save = save;
exports.saveOrThrow = saveOrThrow;
exports.destroy = destroy;
exports.unitOf = unitOf;
