'use strict';
// The option `touch` of a belongsTo: the owner has the time at which one of its records was created,
// changed or destroyed.

var changes = require('./changes');
var errors = require('./errors');
var plans = require('./plans');
var registry = require('./registry');
var standing = require('./standing');
var timestamps = require('./timestamps');

/** The record is being saved or destroyed: touches its owners, and those that it had before. */
function touchOwners(record) {
  plans.of(registry.modelOf(record)).associations.forEach(function look(association) {
    if (!association.touch) return;
    var owners = new Set([record[association.name]]);
    if (standing.isPersisted(record)) owners.add(changes.was(record, association.name));
    owners.forEach(function touchOne(owner) { touchOwner(record, association, owner); });
  });
}

/** Once in a turn, which also ends where owners touch each other in a circle. */
function touchOwner(record, association, owner) {
  var isThere = registry.isInstance(owner) && standing.isPersisted(owner);
  if (!isThere || host.turn.get('destroying', owner) === true) return;
  var path = pathOf(record, association, owner);
  var aspect = 'touched ' + path;
  if (host.turn.get(aspect, owner) === true) return;
  host.turn.set(aspect, owner, true);
  if (association.touch === true) owner.touch();
  else owner.touch(association.touch);
}

function pathOf(record, association, owner) {
  if (association.touch !== true) return association.touch;
  var paths = timestamps.pathsOf(owner);
  if (paths !== null) return paths.updated;
  var place = registry.modelOf(record).name + '.' + association.name;
  throw new errors.SchemaError(
    place + ' has "touch", but ' + registry.modelOf(owner).name + ' does not include Timestamps. Include '
      + 'it, or name the attribute that is to have the time: touch: "changedAt".',
    { model: registry.modelOf(record).name, path: association.name }
  );
}

exports.touchOwners = touchOwners;
