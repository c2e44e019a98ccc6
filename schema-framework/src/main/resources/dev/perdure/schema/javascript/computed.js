'use strict';
// Computed attributes: stored like others, and made anew from what they follow from whenever a
// record is validated.

var attributes = require('./attributes');
var equality = require('./equality');

/**
 * Makes the computed attributes anew. One whose value is the same is left alone, since writing it
 * would be a change.
 */
function recompute(record, schema) {
  (schema.computed || []).forEach(function recomputeOne(path) {
    var attribute = schema.attributes[path];
    var value = attributes.cast(attribute, valueOf(attribute, record));
    if (!equality.isEqual(record[path], value)) record[path] = value;
  });
}

/** What is made of a missing number is not a number, which says less than nothing at all. */
function valueOf(attribute, record) {
  var value = attribute.computed.value.call(record, record);
  return value === undefined || value !== value ? null : value;
}

exports.recompute = recompute;
