'use strict';
// References between records: attributes whose value is another record, or a list of them.

var standing = require('./standing');
var types = require('./types');

/**
 * Calls visit(target, path) for each record that the record refers to by a declared attribute.
 * The path of an element of a list is such as "tracks[2]".
 */
function forEachTarget(record, schema, visit) {
  Object.keys(schema.attributes).forEach(function visitAttribute(path) {
    var type = schema.attributes[path].type;
    if (!types.isReference(type)) return;
    if (!Object.prototype.hasOwnProperty.call(record, path)) return;
    visitValue(record[path], type, path, visit);
  });
}

function visitValue(value, type, path, visit) {
  if (type.name === 'ref') {
    if (types.isInstanceOf(value, type.of)) visit(value, path);
  } else if (Array.isArray(value)) {
    value.forEach(function visitElement(element, index) {
      visitValue(element, type.element, path + '[' + index + ']', visit);
    });
  }
}

/** Adds an error for each reference to a destroyed record: what is referred to must exist. */
function check(record, schema, errors) {
  forEachTarget(record, schema, function checkTarget(target, path) {
    if (standing.isDestroyed(target)) errors.add(path, 'required', { value: target });
  });
}

exports.forEachTarget = forEachTarget;
exports.check = check;
