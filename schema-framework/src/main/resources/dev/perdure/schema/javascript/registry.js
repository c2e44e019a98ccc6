'use strict';
// The models of the heap, by name, and how they descend from one another.

/** The model of this name, or null. */
function find(name) {
  var models = host.state().models;
  return models && Object.prototype.hasOwnProperty.call(models, name) ? models[name] : null;
}

/** The names of all models, in the order of their definition. */
function names() {
  return Object.keys(host.state().models || {});
}

/** Enters a model under its name. */
function enter(model) {
  var state = host.state();
  if (!state.models) state.models = {};
  state.models[model.name] = model;
}

/** The model of which this object is an instance by its prototype, or null. */
function modelOf(object) {
  return host.modelOf(object);
}

/** Whether the value is an instance of some model. */
function isInstance(value) {
  return host.modelOf(value) !== null;
}

/**
 * The extents in which the records of a model are: those of its ancestors, the root's first, and its
 * own. Ids are unique over a whole tree of models, and the root's extent has all of them.
 */
function extentsOf(model) {
  var extents = [];
  for (var next = model; next !== null; next = parentOf(next)) extents.unshift(next.name);
  return extents;
}

/** The extent in which an id of the model's records is unique. */
function rootOf(model) {
  return extentsOf(model)[0];
}

function parentOf(model) {
  return model.schema.parent === null ? null : find(model.schema.parent);
}

/** The models that extend this one directly. */
function childrenOf(name) {
  return names().map(find).filter(function isChild(model) { return model.schema.parent === name; });
}

exports.find = find;
exports.names = names;
exports.enter = enter;
exports.modelOf = modelOf;
exports.isInstance = isInstance;
exports.extentsOf = extentsOf;
exports.rootOf = rootOf;
exports.childrenOf = childrenOf;
