'use strict';
// Fixtures: records that are written down, each with a label by which others refer to it.

var copies = require('./copies');
var errors = require('./errors');
var sampleAttributes = require('./sample-attributes');
var spelling = require('./spelling');
var types = require('./types');

// The runtime's own, before a program can name something else so.
var inTransaction = transaction;

/**
 * Saves records in one transaction; gives them by their labels.
 *
 * @param groups the name of a model to labels to attributes, as an object or from a JSON file. The
 *     value of an attribute that refers to records is a label, or a list of labels
 */
function fixtures(groups) {
  requireGroup(groups, 'Fixtures are written { User: { ann: { name: "Ann" } } }');
  var entries = entriesOf(groups);
  return inTransaction(function save() {
    var records = {};
    entries.forEach(function make(entry) {
      records[entry.label] = new entry.model(plainOf(entry));
    });
    entries.forEach(function connect(entry) { refer(entry, records); });
    entries.forEach(function saveOne(entry) { records[entry.label].saveOrThrow(); });
    return records;
  });
}

function entriesOf(groups) {
  var entries = [];
  var labels = {};
  Object.keys(groups).forEach(function addGroup(modelName) {
    var model = sampleAttributes.modelNamed(modelName, 'A group of fixtures');
    requireGroup(groups[modelName], 'The fixtures of ' + modelName
      + ' are written { label: { attributes } }');
    Object.keys(groups[modelName]).forEach(function addOne(label) {
      entries.push(entryOf(model, label, groups[modelName][label], labels));
    });
  });
  return entries;
}

function entryOf(model, label, attributes, labels) {
  var where = 'The fixture "' + label + '" of ' + model.name;
  requireGroup(attributes, where + ' is written { attributes }');
  if (has(labels, label)) {
    fail(where + ' has the label of a ' + labels[label] + '. Labels are unique: call one of them '
      + 'otherwise.');
  }
  labels[label] = model.name;
  Object.keys(attributes).forEach(function check(path) {
    sampleAttributes.refuseUnknown(model, path, where);
  });
  return { model: model, label: label, attributes: attributes, where: where };
}

/** What is no reference: the record is made with it. */
function plainOf(entry) {
  var plain = {};
  Object.keys(entry.attributes).forEach(function take(path) {
    if (!isReference(entry.model.schema, path)) plain[path] = copies.copyOf(entry.attributes[path]);
  });
  return plain;
}

/** References come when all records are made: they may go in circles. */
function refer(entry, records) {
  var references = {};
  Object.keys(entry.attributes).forEach(function take(path) {
    if (isReference(entry.model.schema, path)) {
      references[path] = recordsFor(entry, path, entry.attributes[path], records);
    }
  });
  records[entry.label].assign(references);
}

function isReference(schema, path) {
  if (has(schema.associations || {}, path)) return true;
  return has(schema.attributes, path)
    && types.isReference(schema.attributes[path].type);
}

function recordsFor(entry, path, value, records) {
  if (Array.isArray(value)) {
    return value.map(function recordFor(one) { return recordsFor(entry, path, one, records); });
  }
  if (typeof value !== 'string') return value;
  if (has(records, value)) return records[value];
  return fail(entry.where + ' refers by "' + path + '" to "' + value
    + '", and there is no fixture of this label.' + spelling.suggestion(value, Object.keys(records)));
}

function requireGroup(value, rule) {
  if (!copies.isPlain(value)) fail(rule + ', not ' + String(value) + '.');
}

function fail(message) {
  throw new errors.PersistError(message);
}

function has(object, name) {
  return Object.prototype.hasOwnProperty.call(object, name);
}

exports.fixtures = fixtures;
