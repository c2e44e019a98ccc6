'use strict';
// The commit gate: no turn ends with an invalid record in an extent.

var errorList = require('./error-list');
var errors = require('./errors');
var owners = require('./owners');
var registry = require('./registry');
var saving = require('./saving');
var standing = require('./standing');

/**
 * Validates the records among the changed objects, and those that hold a changed value. Unsaved
 * records that they refer to are saved with them. Throws one ValidationError with all the errors of
 * all of them.
 */
function check(changed) {
  var items = [];
  recordsAmong(changed).forEach(function checkOne(record) {
    if (isStray(record)) items.push(strayItem(record));
    else items.push.apply(items, checkRecord(record));
  });
  if (items.length > 0) throw new errors.RecordInvalid(items);
}

function checkRecord(record) {
  var unit = saving.unitOf(record);
  if (!saving.areValid(unit)) return errorList.errorsOf(record).items.slice();
  saving.enterAll(unit);
  return [];
}

function recordsAmong(changed) {
  var records = new Set();
  changed.forEach(function look(object) {
    if (standing.isPersisted(object)) records.add(object);
    owners.ownersOf(object).forEach(function addOwner(owner) {
      if (standing.isPersisted(owner)) records.add(owner);
    });
  });
  return records;
}

/** Whether the record's prototype is no longer that of the model in whose extent it is. */
function isStray(record) {
  var model = registry.modelOf(record);
  return model === null || host.extents.find(model.name, standing.keyOf(record)) !== record;
}

function strayItem(record) {
  var name = registry.names().find(function holds(candidate) {
    return host.extents.find(candidate, standing.keyOf(record)) === record;
  });
  return new errorList.Errors(record).add('base', 'strayed', {
    params: { model: name === undefined ? 'unknown' : name }
  });
}

exports.check = check;
