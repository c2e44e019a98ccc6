'use strict';
// The other side of an association. Models are named, and looked up when they are needed, so that
// they may be defined in any order, and again.

var errors = require('./errors');
var plans = require('./plans');
var registry = require('./registry');

/** The association of a model with this name, or null. */
function find(model, name) {
  var all = model.schema.associations;
  return Object.prototype.hasOwnProperty.call(all, name) ? all[name] : null;
}

/** The associations of a model of any of these kinds. */
function ofKind(model, kinds) {
  var all = plans.of(model).associations;
  if (all.length === 0) return all;
  return all.filter(function fits(association) { return kinds.indexOf(association.kind) >= 0; });
}

/** Whether records of the model may be there. */
function admits(association, model) {
  return association.of === null || association.of.some(function isOrDescends(name) {
    var target = registry.find(name);
    return target !== null
      && (target === model || Object.prototype.isPrototypeOf.call(target, model));
  });
}

/**
 * The association by which records of the other model lead back, or null if there is none. A
 * hasOne or hasMany has one always: a SchemaError says what is missing.
 */
function inverseOf(model, association, other) {
  var kinds = oppositeKinds(association);
  if (association.inverse !== null) return named(model, association, other, kinds);
  var candidates = ofKind(other, kinds).filter(function leadsBack(candidate) {
    return admits(candidate, model)
      && (candidate.inverse === null || candidate.inverse === association.name);
  });
  var exact = candidates.filter(function isExact(candidate) { return candidate.inverse !== null; });
  if (exact.length === 1) return exact[0];
  if (candidates.length === 1) return candidates[0];
  if (candidates.length === 0 && !needsInverse(association)) return null;
  return fail(model, association, other, candidates);
}

function oppositeKinds(association) {
  switch (association.kind) {
    case 'belongsTo': return ['hasOne', 'hasMany'];
    case 'manyToMany': return ['manyToMany'];
    default: return ['belongsTo'];
  }
}

function needsInverse(association) {
  return association.kind === 'hasOne' || association.kind === 'hasMany';
}

function named(model, association, other, kinds) {
  var found = find(other, association.inverse);
  if (found !== null && kinds.indexOf(found.kind) >= 0 && admits(found, model)) return found;
  // A reference to one of several models leads back from those only that say so.
  if (association.kind === 'belongsTo' && (association.of === null || association.of.length > 1)) {
    return null;
  }
  throw new errors.SchemaError(
    model.name + '.' + association.name + ' names the inverse "' + association.inverse + '", but '
      + other.name + ' has no ' + kinds.join(' or ') + ' "' + association.inverse + '" of '
      + model.name + '.',
    { model: model.name, path: association.name }
  );
}

function fail(model, association, other, candidates) {
  var complaint = candidates.length === 0
    ? other.name + ' has no ' + oppositeKinds(association).join(' or ') + ' of ' + model.name
      + '. Declare one, such as belongsTo: { owner: "' + model.name + '" }.'
    : 'several lead back: ' + candidates.map(function nameOf(each) { return each.name; }).join(', ')
      + '. Say which: ' + association.name + ': { of: "' + other.name + '", inverse: "'
      + candidates[0].name + '" }.';
  throw new errors.SchemaError(
    model.name + '.' + association.name + ' does not know its inverse: ' + complaint,
    { model: model.name, path: association.name }
  );
}

exports.find = find;
exports.ofKind = ofKind;
exports.admits = admits;
exports.inverseOf = inverseOf;
