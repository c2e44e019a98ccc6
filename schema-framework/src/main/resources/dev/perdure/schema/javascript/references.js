'use strict';
// References between records: attributes whose value is another record, or a list of them.

var plans = require('./plans');
var standing = require('./standing');
var types = require('./types');

/**
 * Calls visit(target, path) for each record that the record refers to by a declared attribute.
 * The path of an element of a list is such as "tracks[2]".
 */
function forEachTarget(record, schema, visit) {
  plans.ofSchema(schema).references.forEach(function visitAttribute(path) {
    if (!Object.prototype.hasOwnProperty.call(record, path)) return;
    types.visitReferences(schema.attributes[path].type, record[path], path, visit);
  });
}

/** Adds an error for each reference to a destroyed record: what is referred to must exist. */
function check(record, schema, errors) {
  forEachTarget(record, schema, function checkTarget(target, path) {
    if (standing.isDestroyed(target)) errors.add(path, 'required', { value: target });
  });
}

exports.forEachTarget = forEachTarget;
exports.check = check;
