'use strict';
// What is saved together: a record, and the unsaved records that it refers to or holds in its
// collections, directly or through others.

var associations = require('./associations');
var collections = require('./collections');
var evolution = require('./evolution');
var plans = require('./plans');
var references = require('./references');
var registry = require('./registry');
var standing = require('./standing');
var upgrades = require('./upgrades');

/** The record and those that it leads to; each comes before those that it led to. */
function of(record) {
  prepare(record);
  return plans.of(registry.modelOf(record)).isAlone ? [record] : withTargets(record);
}

function withTargets(record) {
  var members = new Set([record]);
  members.forEach(function addTargets(member) {
    if (member !== record) prepare(member);
    forEachNew(member, function addTarget(target) { members.add(target); });
  });
  return Array.from(members);
}

function prepare(member) {
  var model = registry.modelOf(member);
  if (evolution.versionOf(model) !== undefined) upgrades.bring(member);
  if (standing.isKnown(member)) standing.forgetUndone(member, registry.rootOf(model));
}

/** Calls visit(target, path) for each unsaved record that the record leads to. */
function forEachNew(record, visit) {
  var model = registry.modelOf(record);
  if (plans.of(model).isAlone) return;
  references.forEachTarget(record, model.schema, function visitTarget(target, path) {
    if (standing.isNew(target)) visit(target, path);
  });
  associations.ofKind(model, ['hasOne', 'hasMany', 'manyToMany']).forEach(function look(association) {
    if (association.kind !== 'hasOne') {
      collections.newMembers(record, association).forEach(function visitMember(member) {
        visit(member, association.name + '[' + record[association.name].lastIndexOf(member) + ']');
      });
      return;
    }
    var one = collections.one(record, association);
    if (one !== null && standing.isNew(one)) visit(one, association.name);
  });
}

/** The members of a unit, those that others refer to first; in circles, one has to be. */
function inOrderOfReference(unit) {
  if (unit.length === 1) return unit;
  var wanted = new Set(unit);
  var ordered = new Set();
  var opened = new Set();
  unit.forEach(function place(member) {
    var way = [member];
    while (way.length > 0) {
      var top = way[way.length - 1];
      var before = opened.has(top) ? [] : targetsOf(top);
      opened.add(top);
      if (before.length === 0) ordered.add(way.pop());
      else way.push.apply(way, before);
    }
  });
  return Array.from(ordered);

  function targetsOf(member) {
    var found = [];
    references.forEachTarget(member, registry.modelOf(member).schema, function addTarget(target) {
      if (wanted.has(target) && !opened.has(target)) found.push(target);
    });
    return found;
  }
}

exports.of = of;
exports.forEachNew = forEachNew;
exports.inOrderOfReference = inOrderOfReference;
