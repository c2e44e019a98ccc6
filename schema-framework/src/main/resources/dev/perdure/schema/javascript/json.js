'use strict';
// Records as plain data.

var registry = require('./registry');

/**
 * The own enumerable properties of the record, `id` first. Another record stands there by its id,
 * unless `include` names the attribute.
 *
 * @param options any of only, except and include: lists of attributes
 */
function plainOf(record, options) {
  var choice = typeof options === 'object' && options !== null ? options : {};
  var except = choice.except || hiddenOf(record);
  var plain = {};
  orderedKeys(record).forEach(function take(key) {
    if (choice.only ? choice.only.indexOf(key) < 0 : except.indexOf(key) >= 0) return;
    var isIncluded = choice.include !== undefined && choice.include.indexOf(key) >= 0;
    plain[key] = isIncluded ? record[key] : withoutRecords(record[key]);
  });
  return plain;
}

function hiddenOf(record) {
  var model = registry.modelOf(record);
  return model === null ? [] : model.schema.json.except;
}

function orderedKeys(record) {
  var keys = Object.keys(record);
  var place = keys.indexOf('id');
  if (place > 0) keys.unshift(keys.splice(place, 1)[0]);
  return keys;
}

function withoutRecords(value) {
  if (Array.isArray(value)) return value.map(withoutRecords);
  if (!registry.isInstance(value)) return value;
  return Object.prototype.hasOwnProperty.call(value, 'id') ? value.id : null;
}

exports.plainOf = plainOf;
