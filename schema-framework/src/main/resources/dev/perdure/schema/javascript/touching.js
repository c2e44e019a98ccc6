'use strict';
// What `touch: true` of a belongsTo asks for: a change of a record is one of those it belongs to.

var changes = require('./changes');
var plans = require('./plans');
var registry = require('./registry');
var standing = require('./standing');
var timestamps = require('./timestamps');

var nobody = Object.freeze([]);

/** Those that a record which is being saved belongs to, and those that it belonged to until now. */
function ownersOf(record) {
  var touching = plans.of(registry.modelOf(record)).touching;
  if (touching.length === 0) return nobody;
  var owners = new Set();
  touching.forEach(function look(association) {
    owners.add(record[association.name]);
    owners.add(changes.was(record, association.name));
  });
  return owners;
}

/** Sets the time at which they were changed. */
function touchAll(owners) {
  owners.forEach(function touchOne(owner) {
    if (!registry.isInstance(owner) || !standing.isPersisted(owner)) return;
    if (timestamps.pathsOf(owner) === null || host.turn.get('destroying', owner) === true) return;
    // Once in a turn: models may touch each other in a circle.
    if (host.turn.get('touched', owner) === true) return;
    host.turn.set('touched', owner, true);
    owner.touch();
  });
}

exports.ownersOf = ownersOf;
exports.touchAll = touchAll;
