'use strict';
// What follows from a schema and is asked of every record: worked out once in a process, never
// stored.

var types = require('./types');

/** The plan of a model as it is defined now. */
function of(model) {
  return host.planOf(model.schema, make);
}

function ofSchema(schema) {
  return host.planOf(schema, make);
}

function make(schema) {
  var paths = Object.keys(schema.attributes);
  var all = Object.keys(schema.associations).map(function get(name) { return schema.associations[name]; });
  var plan = {
    paths: paths,
    associations: all,
    owning: all.filter(function isOwning(each) {
      return each.kind !== 'belongsTo' && each.kind !== 'through';
    }),
    touching: all.filter(function isTouching(each) { return Boolean(each.touch); }),
    references: paths.filter(function mayRefer(path) { return types.isReference(schema.attributes[path].type); }),
    embedded: paths.filter(function isEmbedding(path) { return mayEmbed(schema.attributes[path].type); }),
    immutable: paths.filter(function isFixed(path) { return schema.attributes[path].immutable; }),
    defaults: paths.filter(function hasFunction(path) {
      return typeof schema.attributes[path].default === 'function';
    }),
    hooks: hooksByEvent(schema),
    watched: watchedNames(all, schema),
    isHooked: schema.hooks.length > 0,
    isLinked: all.length > 0 || schema.uniques.length > 0 || Boolean(schema.softDelete)
  };
  plan.isAlone = plan.references.length === 0 && plan.owning.length === 0;
  plan.isSimple = plan.references.length === 0 && plan.embedded.length === 0
    && schema.uniques.length === 0 && schema.validators.length === 0
    && (schema.computed || []).length === 0;
  plan.mayWarn = plan.embedded.length > 0 || schema.rules.some(function isWarning(rule) {
    return rule.severity === 'warning';
  });
  return plan;
}

/** Whether values of the type may have embedded values in them. */
function mayEmbed(type) {
  if (type.name === 'union') return type.types.some(mayEmbed);
  return type.name === 'embedded' || (type.element !== undefined && mayEmbed(type.element));
}

/** The properties whose assignment has to be seen at once: references, and what is unique. */
function watchedNames(all, schema) {
  var names = new Set();
  all.forEach(function addReference(each) {
    if (each.kind === 'belongsTo') names.add(each.name);
  });
  schema.uniques.forEach(function addUnique(unique) {
    unique.on.forEach(function addName(path) { names.add(path.split('.')[0]); });
  });
  return Array.from(names);
}

function hooksByEvent(schema) {
  var byEvent = {};
  schema.hooks.forEach(function add(hook) {
    (byEvent[hook.event] = byEvent[hook.event] || []).push(hook);
  });
  return byEvent;
}

exports.of = of;
exports.ofSchema = ofSchema;
exports.mayEmbed = mayEmbed;
