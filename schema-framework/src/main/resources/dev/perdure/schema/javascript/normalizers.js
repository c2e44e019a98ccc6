'use strict';
// The normalizers of attributes, applied to values that records are compared with.

var registry = require('./registry');
var state = require('./query-state');
var types = require('./types');

/** The attribute at a path from a record of the model, through references; null if not declared. */
function attributeAt(model, path) {
  var steps = path.split('.');
  var attribute = null;
  for (var i = 0; i < steps.length; i++) {
    if (model === null) return null;
    attribute = own(model.schema.attributes, steps[i]);
    model = modelBehind(attribute || own(model.schema.associations || {}, steps[i]));
  }
  return attribute;
}

function own(object, key) {
  return Object.prototype.hasOwnProperty.call(object, key) ? object[key] : null;
}

/** The model of the records that an attribute or an association leads to, or null. */
function modelBehind(member) {
  if (member === null) return null;
  var type = member.type || member;
  while (type.element) type = type.element;
  var names = [].concat(type.of);
  return names.length === 1 && typeof names[0] === 'string' ? registry.find(names[0]) : null;
}

/** A value, or each of a list of choices, as the attribute would hold it. */
function normalize(attribute, value) {
  if (attribute === null || value === null || value === undefined) return value;
  if (Array.isArray(value)) {
    return value.map(function normalizeOne(one) { return normalizeSingle(attribute, one); });
  }
  return normalizeSingle(attribute, value);
}

function normalizeSingle(attribute, value) {
  if (value === null || value === undefined || state.isQuery(value)) return value;
  var normalized = typeof value === 'string' ? types.normalizeText(attribute, value) : value;
  return attribute.normalize ? attribute.normalize(normalized) : normalized;
}

exports.attributeAt = attributeAt;
exports.normalize = normalize;
