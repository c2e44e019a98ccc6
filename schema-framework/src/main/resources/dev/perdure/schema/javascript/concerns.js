'use strict';
// Concerns: definitions without a model, which models include.

var copies = require('./copies');
var drafts = require('./schema-draft');
var literals = require('./literals');

/** Sections that say what a model is, rather than what it has. */
var ofModelsOnly = ['extends', 'abstract'];

/**
 * The definition with its concerns merged into it. What a definition says itself goes before what it
 * includes; concerns that contradict each other otherwise are refused.
 */
function flatten(modelName, definition) {
  var merging = { modelName: modelName, merged: {}, origins: new Map(), seen: new Set() };
  includeAll(merging, [definition], '');
  return literals.merge(merging.merged, withoutKeys(definition, ['include']), accept);
}

/** @param outers the model's definition and the concerns that lead to these, the innermost last */
function includeAll(merging, outers, prefix) {
  var list = outers[outers.length - 1].include;
  if (list === undefined) return;
  if (!Array.isArray(list)) fail(merging, 'has "include" that is not a list of concerns.');
  list.forEach(function includeOne(concern, index) {
    include(merging, outers, concern, prefix + (index + 1));
  });
}

/** A concern that several others include is merged once. */
function include(merging, outers, concern, number) {
  refuseOthers(merging, concern, number);
  if (merging.seen.has(concern)) return;
  merging.seen.add(concern);
  includeAll(merging, outers.concat([concern]), number + '.');
  var origin = typeof concern.name === 'string' ? '"' + concern.name + '"' : 'number ' + number;
  var sections = withoutKeys(concern, ['include', 'name']);
  literals.merge(merging.merged, sections, function claimEntry(section, name) {
    var isDecided = outers.some(function says(outer) { return has(outer, section, name); });
    if (!isDecided) claim(merging, section, name, valueIn(concern, section, name), origin);
  });
}

function refuseOthers(merging, concern, number) {
  if (!copies.isPlain(concern)) {
    fail(merging, 'includes ' + String(concern) + ' as concern number ' + number
      + '. A concern is an object such as { attributes: { ... }, methods: { ... } }.');
  }
  ofModelsOnly.forEach(function refuseSection(section) {
    if (!(section in concern)) return;
    fail(merging, 'includes the concern number ' + number + ' with "' + section
      + '", which only a model can have.');
  });
}

function claim(merging, section, name, value, origin) {
  var key = name === null ? section : section + '.' + name;
  var before = merging.origins.get(key);
  if (before !== undefined && before.value !== value) {
    fail(merging, 'gets "' + key + '" from two concerns: ' + before.origin + ' and ' + origin
      + '. Say in the model itself what it is.');
  }
  merging.origins.set(key, { value: value, origin: origin });
}

/** Whether the definition has the section, or the entry of a section that is a table. */
function has(definition, section, name) {
  var part = definition[section];
  if (part === undefined || part === null) return false;
  return name === null || Object.prototype.hasOwnProperty.call(part, name);
}

function valueIn(definition, section, name) {
  return name === null ? definition[section] : definition[section][name];
}

function withoutKeys(definition, keys) {
  var rest = Object.assign({}, definition);
  keys.forEach(function remove(key) { delete rest[key]; });
  return rest;
}

function fail(merging, complaint) {
  drafts.fail({ name: merging.modelName }, complaint);
}

function accept() {}

exports.flatten = flatten;
