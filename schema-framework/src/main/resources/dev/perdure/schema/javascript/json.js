'use strict';
// Records as plain data.
//
// Another record stands in it by its id, unless the choice includes it; so does one that is being
// shown already, so that records that refer to each other come to an end.

var choices = require('./json-choice');
var copies = require('./copies');
var registry = require('./registry');

/**
 * The record as plain data, `id` first.
 *
 * @param options any of only, except, include, methods and view; see json-choice.js
 */
function plainOf(record, options) {
  return showRecord(record, options, { records: [], objects: [] });
}

/** @param open what is being shown around this: records, and objects with the paths to them */
function showRecord(record, options, open) {
  var choice = choices.of(record, options);
  var within = { records: open.records.concat([record]), objects: open.objects };
  var plain = {};
  choice.keys.forEach(function take(key) {
    plain[key] = show(record[key], key, choice.included[key], within);
  });
  choice.methods.forEach(function call(name) {
    plain[name] = show(record[name](), name, undefined, within);
  });
  return plain;
}

/** @param options how records in the value are shown; undefined if they are not included */
function show(value, path, options, open) {
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (registry.isInstance(value)) return showReference(value, options, open);
  if (value instanceof Date) return value;
  var around = open.objects.find(function isSame(entry) { return entry.object === value; });
  if (around !== undefined) return { $ref: around.path };
  return showObject(value, path, options, {
    records: open.records,
    objects: open.objects.concat([{ object: value, path: path }])
  });
}

function showReference(record, options, open) {
  if (options !== undefined && open.records.indexOf(record) < 0) {
    return showRecord(record, options, open);
  }
  return Object.prototype.hasOwnProperty.call(record, 'id') ? record.id : null;
}

function showObject(value, path, options, open) {
  if (Array.isArray(value)) return showList(value, path, options, open);
  if (value instanceof Set) return showList(Array.from(value), path, options, open);
  if (value instanceof Map) return showMap(value, path, options, open);
  if (copies.isPlain(value)) return showProperties(value, path, options, open);
  var isCollection = typeof value.toArray === 'function';
  return isCollection ? showList(value.toArray(), path, options, open) : value;
}

/** A collection of an association is shown as a plain array, which it is not. */
function showList(list, path, options, open) {
  return Array.from(list).map(function showElement(element, index) {
    return show(element, path + '[' + index + ']', options, open);
  });
}

/** A map with texts as keys looks like an object; another one like the list of its entries. */
function showMap(map, path, options, open) {
  var keys = Array.from(map.keys());
  var hasTexts = keys.every(function isText(key) { return typeof key === 'string'; });
  if (!hasTexts) return showList(Array.from(map.entries()), path, options, open);
  var plain = {};
  keys.forEach(function showEntry(key) {
    plain[key] = show(map.get(key), path + '.' + key, options, open);
  });
  return plain;
}

function showProperties(object, path, options, open) {
  var plain = {};
  Object.keys(object).forEach(function showProperty(key) {
    plain[key] = show(object[key], path + '.' + key, options, open);
  });
  return plain;
}

exports.plainOf = plainOf;
