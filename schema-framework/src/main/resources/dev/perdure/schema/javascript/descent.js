'use strict';
// Moves the records of a model whose definition extends another model than before: they leave the
// extents of its former ancestors and enter those of the new ones.

var errors = require('./errors');
var registry = require('./registry');
var standing = require('./standing');

/** Refuses the move if one of the new ancestors has a record with the id of another. */
function check(model, parentName) {
  var added = extentsToAdd(model, parentName);
  if (added.length === 0) return;
  host.extents.members(model.name).forEach(function checkOne(record) {
    var key = standing.keyOf(record);
    if (host.extents.find(added[0], key) === null) return;
    throw new errors.SchemaError(
      'The model "' + model.name + '" cannot extend "' + parentName + '" now: both have a record with '
        + 'the id ' + JSON.stringify(key) + ', and ids are unique among all that extend "' + added[0]
        + '".',
      { model: model.name }
    );
  });
}

/** Moves the records; the model's schema is still the old one. */
function move(model, parentName) {
  var added = extentsToAdd(model, parentName);
  var left = ancestorsOf(model).filter(function isNoMore(name) {
    return newAncestors(parentName).indexOf(name) < 0;
  });
  if (added.length === 0 && left.length === 0) return;
  host.extents.members(model.name).forEach(function moveOne(record) {
    var key = standing.keyOf(record);
    left.forEach(function leave(name) { host.extents.remove(name, key); });
    added.forEach(function enter(name) { host.extents.add(name, key, record); });
  });
}

function extentsToAdd(model, parentName) {
  var present = ancestorsOf(model);
  return newAncestors(parentName).filter(function isNew(name) { return present.indexOf(name) < 0; });
}

function newAncestors(parentName) {
  return parentName === null ? [] : registry.extentsOf(registry.find(parentName));
}

function ancestorsOf(model) {
  return registry.extentsOf(model).slice(0, -1);
}

exports.check = check;
exports.move = move;
