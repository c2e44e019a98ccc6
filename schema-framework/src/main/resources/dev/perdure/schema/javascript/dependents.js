'use strict';
// What becomes of the records that belong to one that is destroyed: the option `dependent`.

var associations = require('./associations');
var collections = require('./collections');
var errors = require('./errors');
var registry = require('./registry');
var standing = require('./standing');

var mostBlockers = 10;

function ownedBy(record, association) {
  if (association.kind !== 'hasOne') return collections.of(record, association).slice();
  var one = collections.one(record, association);
  return one === null ? [] : [one];
}

function forEachOwned(record, visit) {
  associations.ofKind(registry.modelOf(record), ['hasOne', 'hasMany']).forEach(function look(association) {
    var owned = ownedBy(record, association).filter(standing.isPersisted);
    if (owned.length > 0) visit(association, owned);
  });
}

/** Whether other records are destroyed with this one. */
function any(record) {
  var found = false;
  forEachOwned(record, function look() { found = true; });
  return found;
}

/**
 * Asks those that forbid it, before anything is destroyed: adds an error to the list, or throws a
 * RestrictViolation.
 */
function checkRestrictions(record, list) {
  forEachOwned(record, function checkOne(association, owned) {
    var isError = association.dependent === 'restrictWithError';
    if (!isError && association.dependent !== 'restrictWithException') return;
    var blockers = owned.slice(0, mostBlockers);
    var kind = association.kind === 'hasOne' ? 'restrict_dependent_destroy_one' : 'restrict_dependent_destroy_many';
    if (isError) {
      list.add('base', kind, { params: { record: association.name }, blockers: blockers });
      return;
    }
    throw new errors.RestrictViolation(
      'Cannot delete ' + standing.labelOf(record) + ' because dependent ' + association.name + ' exist: '
        + labelsOf(blockers, owned.length) + '.',
      { model: registry.modelOf(record).name, record: record, path: association.name, blockers: blockers }
    );
  });
}

/** Names up to ten of those that are in the way. */
function labelsOf(blockers, count) {
  var labels = blockers.map(standing.labelOf).join(', ');
  return count > blockers.length ? labels + ' and ' + (count - blockers.length) + ' more' : labels;
}

/** Destroys those that are to go too; the others have no owner from now on. */
function release(record) {
  forEachOwned(record, function releaseAll(association, owned) {
    owned.forEach(function releaseOne(member) {
      if (standing.isDestroyed(member) || host.turn.get('destroying', member) === true) return;
      if (association.dependent === 'destroy') {
        member.destroyOrThrow();
        return;
      }
      var reference = associations.inverseOf(registry.modelOf(record), association, registry.modelOf(member));
      if (member[reference.name] === record) member[reference.name] = null;
    });
  });
}

exports.any = any;
exports.checkRestrictions = checkRestrictions;
exports.labelsOf = labelsOf;
exports.release = release;
