'use strict';
// The versions of models: what a new definition asks of the records that there are.
//
// A redefinition that renames or retypes attributes, or adds some that have a default, is a *step*.
// Steps are numbered through all models of a heap. `$steps` of a model's class has its own, and
// `$version` the number of the last that concerns its records: its own, or one of a parent. A new
// definition that asks nothing of records is no step.

var registry = require('./registry');
var schemaChanges = require('./schema-changes');
var signatures = require('./signatures');

/** Notes what is different, and what is to be done with each record. */
function redefine(model, before, after) {
  mendConversions(model, after);
  var changes = schemaChanges.between(before, after);
  if (changes === null) return;
  hide(model, '$changes', changes);
  var step = stepBetween(model, before, after);
  if (step !== null) add(model, step);
}

/** The last difference that a redefinition has made, or null. */
function changesOf(model) {
  return has(model, '$changes') ? model.$changes : null;
}

function stepBetween(model, before, after) {
  var own = Object.keys(after.attributes).filter(function isOwn(path) {
    return !isInherited(model, path);
  });
  var step = {
    renames: own.filter(isNew).filter(hadNames).map(renameOf),
    conversions: own.filter(isConverted).map(conversionOf),
    fills: own.filter(isNew).filter(hasDefault).map(fillOf)
  };
  var isNone = step.renames.length + step.conversions.length + step.fills.length === 0;
  return isNone ? null : step;

  function isNew(path) {
    return !has(before.attributes, path);
  }

  function hadNames(path) {
    return (after.attributes[path].was || []).length > 0;
  }

  function renameOf(path) {
    return { from: after.attributes[path].was.slice(), to: path };
  }

  function isConverted(path) {
    var former = formerAttribute(path);
    var attribute = after.attributes[path];
    if (former === undefined) return hadNames(path) && Boolean(attribute.convert);
    if (!attribute.convert) return !signatures.isSameKind(former.type, attribute.type);
    return isNew(path) || !former.convert
      || signatures.ofType(former.type) !== signatures.ofType(attribute.type);
  }

  function formerAttribute(path) {
    if (!isNew(path)) return before.attributes[path];
    return (after.attributes[path].was || [])
      .filter(function isKnown(name) { return has(before.attributes, name); })
      .map(function attributeOf(name) { return before.attributes[name]; })[0];
  }

  function conversionOf(path) {
    var attribute = after.attributes[path];
    return { path: path, type: attribute.type, convert: attribute.convert || null };
  }

  function hasDefault(path) {
    return after.attributes[path].hasDefault;
  }

  function fillOf(path) {
    return { path: path, type: after.attributes[path].type, default: after.attributes[path].default };
  }
}

/** A parent that has the attribute has seen to it. */
function isInherited(model, path) {
  var parent = Object.getPrototypeOf(model);
  return has(parent, 'schema') && has(parent.schema.attributes, path);
}

/**
 * Records that have not been converted yet are converted by the function that the definition has
 * now: the one that it had may have thrown.
 */
function mendConversions(model, after) {
  if (!has(model, '$steps')) return;
  Object.keys(after.attributes).forEach(function mend(path) {
    if (!after.attributes[path].convert) return;
    var last = lastConversion(model, path);
    if (last === undefined) return;
    var isOther = signatures.of(last.convert) !== signatures.of(after.attributes[path].convert);
    var isSameType = signatures.ofType(last.type) === signatures.ofType(after.attributes[path].type);
    if (isOther && isSameType && last.convert !== null) last.convert = after.attributes[path].convert;
  });
}

function lastConversion(model, path) {
  return model.$steps.map(function conversionIn(step) {
    return step.conversions.find(function isOfPath(one) { return one.path === path; });
  }).filter(Boolean).pop();
}

function add(model, step) {
  var state = host.state();
  state.lastStep = (state.lastStep || 0) + 1;
  step.version = state.lastStep;
  if (!has(model, '$steps')) hide(model, '$steps', []);
  model.$steps.push(step);
  if (!state.evolved) state.evolved = new Set();
  familyOf(model).forEach(function concern(each) {
    hide(each, '$version', step.version);
    state.evolved.add(each);
    host.requireVersion(each.prototype, step.version);
  });
}

/** The model and all that have inherited from it. */
function familyOf(model) {
  return registry.names().map(registry.find).filter(function isOfFamily(each) {
    return each === model || each.prototype instanceof model;
  });
}

/** After a restart: records that come into memory are looked at again. */
function resume() {
  var evolved = host.state().evolved;
  if (!evolved) return;
  evolved.forEach(function require(model) {
    host.requireVersion(model.prototype, model.$version);
  });
}

/** The version of records that are made now; undefined if there was no step. */
function versionOf(model) {
  return model.$version;
}

/** The steps of the model, and of those that it inherits from, after a version, in their order. */
function stepsAfter(model, version) {
  var steps = [];
  for (var each = model; typeof each === 'function'; each = Object.getPrototypeOf(each)) {
    if (has(each, '$steps')) {
      steps.push.apply(steps, each.$steps.filter(function isLater(step) {
        return step.version > version;
      }));
    }
  }
  return steps.sort(function compare(one, other) { return one.version - other.version; });
}

function hide(model, name, value) {
  Object.defineProperty(model, name, { value: value, writable: true, configurable: true });
}

function has(object, name) {
  return Object.prototype.hasOwnProperty.call(object, name);
}

exports.redefine = redefine;
exports.changesOf = changesOf;
exports.resume = resume;
exports.versionOf = versionOf;
exports.stepsAfter = stepsAfter;
exports.familyOf = familyOf;
