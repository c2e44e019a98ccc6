'use strict';
// From an array, date or map to the records that hold it as an attribute.
//
// `track.tags.push('x')` changes the array, not the track. The array's hidden `$owner` leads the
// commit gate to the track, so that changes in place are validated too. It is the record itself, or
// an array of records when several share one value.

/** Makes the record an owner of the values of its attributes that can be changed in place. */
function adopt(record, schema) {
  Object.keys(schema.attributes).forEach(function adoptOne(path) {
    if (Object.prototype.hasOwnProperty.call(record, path)) adoptValue(record, record[path]);
  });
}

function adoptValue(record, value) {
  if (!isChangeable(value)) return;
  setOwner(record, value);
  if (Array.isArray(value)) {
    value.forEach(function adoptElement(element) { adoptValue(record, element); });
  }
}

function isChangeable(value) {
  return typeof value === 'object' && value !== null
    && (Array.isArray(value) || value instanceof Date || value instanceof Map
      || value instanceof Set);
}

function setOwner(record, value) {
  var owners = ownersOf(value);
  if (owners.indexOf(record) >= 0 || !Object.isExtensible(value)) return;
  var owner = owners.length === 0 ? record : owners.concat([record]);
  Object.defineProperty(value, '$owner', { value: owner, writable: true, configurable: true });
}

/** The records that have adopted the value; they may have let go of it since. */
function ownersOf(value) {
  if (!Object.prototype.hasOwnProperty.call(value, '$owner')) return [];
  return Array.isArray(value.$owner) ? value.$owner : [value.$owner];
}

exports.adopt = adopt;
exports.ownersOf = ownersOf;
