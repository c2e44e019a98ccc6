'use strict';
// The indexes of what is unique, when a new definition says other things of it.

var errors = require('./errors');
var registry = require('./registry');
var signatures = require('./signatures');
var standing = require('./standing');
var uniqueness = require('./uniqueness');

var mostNamed = 10;

/** A text for each unique of a schema, which changes when the index has to be made anew. */
function textsOf(schema) {
  return schema.uniques.map(function textOf(unique) { return textIn(schema, unique); });
}

/** What is said of an attribute may change the values of records that no one has touched yet. */
function textIn(schema, unique) {
  var attributes = unique.on.map(function partOf(path) {
    var attribute = schema.attributes[path.split('.')[0]];
    if (attribute === undefined) return null;
    return [attribute.type, attribute.hasDefault, attribute.default, attribute.was, attribute.convert];
  });
  return signatures.of([unique, attributes, schema.softDelete || null]);
}

/** The uniques of each model, and the indexes that they have now. */
function describe(models) {
  return models.map(function describeOne(model) {
    return model.schema.uniques.map(function indexOf(unique) {
      return { unique: unique, index: uniqueness.indexName(model, unique), text: textIn(model.schema, unique) };
    });
  });
}

/** Empties the indexes that are not what they were, and fills them; refuses what is there twice. */
function fill(models, before) {
  var after = describe(models);
  models.forEach(function empty(model, place) {
    var gone = without(before[place], after[place]);
    if (gone.length > 0) host.extents.members(model.name).forEach(function leaveAll(record) {
      gone.forEach(function leaveOne(each) { uniqueness.leaveIn(record, each.unique, each.index); });
    });
  });
  models.forEach(function enter(model, place) {
    without(after[place], before[place]).forEach(function enterAll(each) {
      fillOne(model, each.unique);
    });
  });
}

/** Those of one list that the other does not have as they are. */
function without(list, other) {
  return list.filter(function isMissing(each) {
    return !other.some(function isSame(one) { return one.index === each.index && one.text === each.text; });
  });
}

/** Records of a child are in the index of the child's own schema, or else of this one. */
function fillOne(model, unique) {
  var refused = [];
  host.extents.members(model.name).forEach(function enterOne(record) {
    if (registry.modelOf(record) !== model) return;
    var existing = uniqueness.refreshIn(record, model, unique);
    if (existing !== null) refused.push({ record: record, existing: existing });
  });
  if (refused.length > 0) refuse(model, unique, refused);
}

function refuse(model, unique, refused) {
  var named = refused.slice(0, mostNamed).map(function nameBoth(each) {
    return standing.labelOf(each.existing) + ' and ' + standing.labelOf(each.record);
  });
  var more = refused.length > named.length ? ' and ' + (refused.length - named.length) + ' more' : '';
  throw new errors.SchemaError(
    model.name + '.' + unique.path + ' cannot be unique now, since records have the same '
      + unique.on.join(', ') + ': ' + named.join('; ') + more + '. Change or destroy one of each, and '
      + 'define the model again.',
    { model: model.name, path: unique.path }
  );
}

exports.textsOf = textsOf;
exports.describe = describe;
exports.fill = fill;
