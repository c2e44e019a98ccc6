'use strict';
// Short ways to read, write and copy what a record has.

var attributes = require('./attributes');
var copies = require('./copies');
var errors = require('./errors');
var hooks = require('./hooks');
var registry = require('./registry');
var standing = require('./standing');
var timestamps = require('./timestamps');

/** The value at a path such as 'author.name' or 'tags[0]'; undefined if a step leads nowhere. */
function get(path) {
  return stepsOf(path).reduce(function step(value, name) {
    return value === null || value === undefined ? undefined : value[name];
  }, this);
}

/** Writes the value at a path; one of an attribute is cast. Gives the record. */
function set(path, value) {
  var steps = stepsOf(path);
  var last = steps.pop();
  var holder = steps.length === 0 ? this : get.call(this, steps.join('.'));
  if (typeof holder !== 'object' || holder === null) {
    throw new errors.PersistError(
      'Cannot set "' + path + '": there is no object at "' + steps.join('.') + '".',
      { record: this, path: path }
    );
  }
  if (registry.isInstance(holder)) assignOne(holder, last, value);
  else holder[last] = value;
  return this;
}

function assignOne(record, name, value) {
  var given = {};
  given[name] = value;
  attributes.assign(record, registry.modelOf(record).schema, given);
}

function stepsOf(path) {
  var steps = String(path).replace(/\[(\w+)\]/g, '.$1').split('.').filter(Boolean);
  if (steps.length > 0) return steps;
  throw new errors.PersistError('A path is a text such as "author.name", not "' + path + '".');
}

/** Adds to a number; one that is missing counts as 0. Gives the record. */
function increment(path, by) {
  return set.call(this, path, (get.call(this, path) || 0) + (by === undefined ? 1 : by));
}

function decrement(path, by) {
  return increment.call(this, path, -(by === undefined ? 1 : by));
}

/** Makes true of false and of missing, and false of true. Gives the record. */
function toggle(path) {
  return set.call(this, path, !get.call(this, path));
}

/** Sets the time of the last change, and the attributes that are named, to now. Gives the record. */
function touch() {
  var paths = timestamps.pathsOf(this);
  var names = Array.from(arguments).concat(paths === null ? [] : [paths.updated]);
  if (names.length === 0) {
    throw new errors.PersistError(
      'touch() needs the names of attributes, as ' + registry.modelOf(this).name
        + ' does not include Timestamps.',
      { record: this }
    );
  }
  var now = new Date();
  names.forEach(function touchOne(name) { this[name] = new Date(now.getTime()); }, this);
  hooks.run('afterTouch', this, standing.isPersisted(this) ? 'update' : 'create');
  return this;
}

/** A new record with copies of the values; records that it refers to are shared. */
function dup() {
  var model = registry.modelOf(this);
  var paths = timestamps.pathsOf(this);
  var left = ['id', model.schema.softDelete].concat(paths === null ? [] : [paths.created, paths.updated]);
  var given = {};
  Object.keys(this).forEach(function copyOne(name) {
    if (left.indexOf(name) < 0) given[name] = copies.copyOf(this[name]);
  }, this);
  return new model(given);
}

/** Whether the other one is this record: there is never a second object of one. */
function equals(other) {
  return this === other;
}

exports.methods = {
  get: get,
  set: set,
  increment: increment,
  decrement: decrement,
  toggle: toggle,
  touch: touch,
  dup: dup,
  equals: equals
};
