'use strict';
// What an attribute says of its own past: `was`, the name or names that it had, the latest first,
// and `convert`, which makes a value of the type that it had one of the type that it has.

var errors = require('./errors');

/** The names that the attribute had. */
function formerNames(modelName, path, options) {
  if (options.was === undefined) return Object.freeze([]);
  var names = Array.isArray(options.was) ? options.was.slice() : [options.was];
  names.forEach(function check(name) {
    if (typeof name === 'string' && name !== '' && name !== path) return;
    fail(modelName, path, 'has "was" of ' + String(name) + '; it is the name that the attribute '
      + 'had, or a list of names, the latest first.');
  });
  return Object.freeze(names);
}

/** The function that converts former values, or null. */
function conversion(modelName, path, options) {
  if (options.convert === undefined || options.convert === null) return null;
  if (typeof options.convert === 'function') return options.convert;
  return fail(modelName, path, 'has "convert" that is not a function. Write convert: function '
    + '(old, record) { return ...; }.');
}

/** Refuses former names that an attribute still has, or that two attributes claim. */
function check(modelName, attributes) {
  var claimed = {};
  Object.keys(attributes).forEach(function checkOne(path) {
    (attributes[path].was || []).forEach(function claim(name) {
      if (has(attributes, name)) {
        fail(modelName, path, 'was "' + name + '", and the model still has an attribute of this '
          + 'name. Remove one of the two, or "was".');
      }
      if (has(claimed, name)) {
        fail(modelName, path, 'was "' + name + '", and so was "' + claimed[name] + '". Leave it to '
          + 'one of them; its "convert" gets the record and can set the other.');
      }
      claimed[name] = path;
    });
  });
}

function has(object, name) {
  return Object.prototype.hasOwnProperty.call(object, name);
}

function fail(modelName, path, complaint) {
  throw new errors.SchemaError('The attribute "' + path + '" of ' + modelName + ' ' + complaint, {
    model: modelName,
    path: path
  });
}

exports.formerNames = formerNames;
exports.conversion = conversion;
exports.check = check;
