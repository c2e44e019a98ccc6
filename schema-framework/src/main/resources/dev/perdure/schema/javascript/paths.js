'use strict';
// Paths into records and values, such as "address.zip".

/** The value at a path; where a step is missing or null, undefined. */
function valueAt(object, path) {
  return path.indexOf('.') < 0 ? object[path] : follow(object, path);
}

function follow(object, path) {
  return path.split('.').reduce(function step(value, name) {
    return value === null || value === undefined ? undefined : value[name];
  }, object);
}

exports.valueAt = valueAt;
