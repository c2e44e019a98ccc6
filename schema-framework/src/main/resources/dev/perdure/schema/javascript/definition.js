'use strict';
// Makes model classes, and gives an existing one a new definition.

var atomically = require('./atomically');
var attributes = require('./attributes');
var backfill = require('./backfill');
var descent = require('./descent');
var errors = require('./errors');
var evolution = require('./evolution');
var hooks = require('./hooks');
var inheritance = require('./inheritance');
var literals = require('./literals');
var members = require('./members');
var registry = require('./registry');
var relation = require('./relation');
var schemas = require('./schema');
var upgrades = require('./upgrades');

/**
 * Defines a model. A model of the same name keeps its class, its prototype and its records, and
 * gets the new attributes, rules and methods; so do those that extend it.
 */
function define(root, name, definition) {
  refuseName(name);
  schemas.requireDefinition(name, definition);
  return apply(root, name, literals.copyOf(definition));
}

/** Adds to the definition of a model, as if it had been written so. */
function extend(root, model, addition) {
  var definition = literals.merge(literals.copyOf(model.$definition), addition, ignore);
  return apply(root, model.name, definition);
}

/** All is compiled before anything is changed; what records forbid then changes nothing. */
function apply(root, name, definition) {
  var entries = inheritance.plan(name, definition);
  var existing = registry.find(name);
  if (existing !== null) descent.check(existing, entries[0].schema.parent);
  var before = backfill.lookAt(entries);
  if (before === null) return carryOut(root, name, entries, existing);
  return atomically.atomically(function carryOutAndFill() {
    var model = carryOut(root, name, entries, existing);
    backfill.fill(before);
    return model;
  });
}

function carryOut(root, name, entries, existing) {
  var parentName = entries[0].schema.parent;
  var parent = parentName === null ? root : registry.find(parentName);
  if (existing !== null) descent.move(existing, parentName);
  var model = existing === null ? makeClass(name) : existing;
  setParent(model, parent);
  if (existing === null) registry.enter(model);
  entries.forEach(equip);
  return model;
}

/** A literal is kept as it was given: those of children and additions to it are merged with it. */
function equip(entry) {
  var model = registry.find(entry.name);
  var before = Object.prototype.hasOwnProperty.call(model, 'schema') ? model.schema : null;
  if (Object.prototype.hasOwnProperty.call(model, '$members')) members.remove(model);
  Object.defineProperty(model, 'schema', { value: entry.schema, configurable: true });
  Object.defineProperty(model, '$definition', { value: entry.definition, configurable: true });
  members.add(model, entry.own, entry.schema);
  if (before !== null) evolution.redefine(model, before, entry.schema);
}

function refuseName(name) {
  if (typeof name === 'string' && /^[A-Z][A-Za-z0-9_]*$/.test(name) && name !== 'Model') return;
  throw new errors.SchemaError(
    'A model cannot be called "' + name + '". Its name starts with a capital letter and has only '
      + 'letters, digits and "_", such as "Track".',
    { model: String(name) }
  );
}

function makeClass(name) {
  function Record(given) {
    if (!(this instanceof Record)) {
      throw new TypeError('Write "new" before ' + name + '(...).');
    }
    if (Record.schema.isAbstract) refuseAbstract(name);
    upgrades.markNew(this, Record);
    attributes.initialize(this, Record.schema, given === undefined ? {} : given);
    hooks.run('afterInitialize', this, 'create');
  }
  Object.defineProperty(Record, 'name', { value: name, configurable: true });
  Record.prototype = Object.create(Object.prototype, {
    constructor: { value: Record, writable: true, configurable: true }
  });
  Object.defineProperty(Record, '$relation', { value: relation.makePrototype() });
  return Record;
}

function refuseAbstract(name) {
  var children = registry.childrenOf(name).map(function nameOf(child) { return child.name; });
  throw new errors.SchemaError(
    'The model "' + name + '" is abstract: it has no records of its own. Make one of '
      + (children.join(', ') || 'a model that extends it') + '.',
    { model: name }
  );
}

/** What the parent's class, records and queries have, the child's have as well. */
function setParent(model, parent) {
  setPrototype(model, parent);
  setPrototype(model.prototype, parent.prototype);
  setPrototype(model.$relation, parent.$relation || relation.Relation.prototype);
}

/** Setting the same prototype again would write the object anew. */
function setPrototype(object, prototype) {
  if (Object.getPrototypeOf(object) !== prototype) Object.setPrototypeOf(object, prototype);
}

function ignore() {}

exports.define = define;
exports.extend = extend;
