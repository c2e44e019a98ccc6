'use strict';
// The models of the heap, by name.

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

/** The names of the extents that the records of a model are in: those of its ancestors first. */
function extentsOf(model) {
  var parent = model.schema.parent === null ? null : find(model.schema.parent);
  return parent === null ? [model.name] : extentsOf(parent).concat([model.name]);
}

/** The model of which this object is an instance by its prototype, or null. */
function modelOf(object) {
  var prototype = Object.getPrototypeOf(object);
  if (prototype === null || !Object.prototype.hasOwnProperty.call(prototype, 'constructor')) {
    return null;
  }
  var constructor = prototype.constructor;
  if (typeof constructor !== 'function' || constructor.prototype !== prototype) return null;
  return find(constructor.name) === constructor ? constructor : null;
}

/** Whether the value is an instance of some model. */
function isInstance(value) {
  return typeof value === 'object' && value !== null && modelOf(value) !== null;
}

exports.find = find;
exports.names = names;
exports.enter = enter;
exports.extentsOf = extentsOf;
exports.modelOf = modelOf;
exports.isInstance = isInstance;
