'use strict';
// Models that extend other models: what a child takes from its parent, and in which order a family
// is compiled again when one of its members gets a new definition.

var concerns = require('./concerns');
var drafts = require('./schema-draft');
var literals = require('./literals');
var registry = require('./registry');
var schemas = require('./schema');

/** Sections that do not go into a child's schema: members come by the prototype. */
var notInherited = ['extends', 'abstract', 'methods', 'statics'];

/**
 * Compiles a definition, and those of all models that descend from it anew. Nothing is changed yet.
 *
 * @return for each of them, ancestors first, { name, definition, own, full, schema }: the definition
 *     as it was given, with its concerns, with all that is inherited, and compiled
 */
function plan(name, definition) {
  var entries = [];
  planOne(entries, name, definition, parentIn(name, definition));
  return entries;
}

function planOne(entries, name, definition, parentName) {
  var own = concerns.flatten(name, definition);
  var parent = parentName === null ? null : plannedOrDefined(entries, parentName);
  var inherited = parent === null ? {} : inheritable(parent.full);
  var full = literals.merge(inherited, own, acceptAll);
  entries.push({
    name: name,
    definition: definition,
    own: own,
    full: full,
    schema: schemas.compile(name, full, own, parent === null ? null : parent.schema)
  });
  registry.childrenOf(name).forEach(function planChild(child) {
    planOne(entries, child.name, child.$definition, name);
  });
}

/** What is known of a model: as planned, or else as it is defined now. */
function plannedOrDefined(entries, name) {
  var planned = entries.find(function isOf(entry) { return entry.name === name; });
  return planned || defined(registry.find(name));
}

function defined(model) {
  var own = concerns.flatten(model.name, model.$definition);
  var parentName = model.schema.parent;
  var inherited = parentName === null ? {} : inheritable(defined(registry.find(parentName)).full);
  return { full: literals.merge(inherited, own, acceptAll), schema: model.schema };
}

function inheritable(definition) {
  var taken = literals.copyOf(definition);
  notInherited.forEach(function remove(section) { delete taken[section]; });
  return taken;
}

/** The name of the model that the definition extends, or null. */
function parentIn(name, definition) {
  var given = definition.extends;
  if (given === undefined || given === null) return null;
  var parentName = typeof given === 'function' ? given.name : given;
  var parent = typeof parentName === 'string' ? registry.find(parentName) : null;
  if (parent === null || (typeof given === 'function' && parent !== given)) {
    drafts.fail({ name: name }, 'extends "' + String(parentName) + '", which is not a model. Define '
      + 'that one first; there are ' + (registry.names().join(', ') || 'none') + '.');
  }
  if (registry.extentsOf(parent).indexOf(name) >= 0) {
    drafts.fail({ name: name }, 'extends "' + parentName + '", which extends "' + name + '" itself.');
  }
  return parentName;
}

function acceptAll() {}

exports.plan = plan;
