'use strict';
// From an array, date, map or plain object to the records that hold it in an attribute.
//
// `track.tags.push('x')` changes the array, not the track. The array's hidden `$owner` leads the
// commit gate to the track, so that changes in place are validated too, however deep they are. It
// is the record itself, or an array of records when several share one value.

var copies = require('./copies');

/** Makes the record an owner of the values of its properties that can be changed in place. */
function adopt(record) {
  var objects = host.objectsIn(record);
  for (var i = 0; i < objects.length; i++) adoptValue(record, objects[i]);
}

function adoptValue(record, value) {
  if (copies.isOwned(value)) adoptWithin(record, value, new Set());
}

function adoptWithin(record, value, visited) {
  if (!copies.isOwned(value) || visited.has(value)) return;
  visited.add(value);
  setOwner(record, value);
  // A typed array is a view of a buffer: it is the buffer that changes.
  if (ArrayBuffer.isView(value)) setOwner(record, value.buffer);
  forEachPart(value, function adoptPart(part) { adoptWithin(record, part, visited); });
}

function forEachPart(value, visit) {
  if (Array.isArray(value)) value.forEach(visit);
  else if (value instanceof Map || value instanceof Set) value.forEach(visit);
  else if (copies.isPlain(value)) {
    Object.keys(value).forEach(function visitProperty(key) { visit(value[key]); });
  }
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
