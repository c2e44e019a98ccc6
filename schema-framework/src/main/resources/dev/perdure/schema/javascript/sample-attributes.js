'use strict';
// The names that factories and fixtures may give values to: misspelt ones are errors, also in models
// that allow undeclared properties.

var errors = require('./errors');
var registry = require('./registry');
var spelling = require('./spelling');

/** The model of this name; else an error that begins with where it is named. */
function modelNamed(name, where) {
  var model = registry.find(name);
  if (model !== null) return model;
  throw new errors.PersistError(
    where + ' needs the model "' + name + '", which is not defined.'
      + spelling.suggestion(name, registry.names()),
    { model: name }
  );
}

/** Refuses a name that the model does not declare, unless it declares nothing at all. */
function refuseUnknown(model, name, where) {
  var known = namesOf(model.schema);
  if (known.length === 1 || known.indexOf(name) >= 0) return;
  throw new errors.UnknownAttribute(
    where + ' has "' + name + '", and ' + model.name + ' has no such attribute.'
      + spelling.suggestion(name, known) + ' It has ' + known.join(', ') + '.',
    { model: model.name, path: name }
  );
}

function namesOf(schema) {
  return Array.from(new Set(['id'].concat(
    Object.keys(schema.attributes),
    Object.keys(schema.associations),
    Object.keys(schema.virtuals)
  )));
}

exports.modelNamed = modelNamed;
exports.refuseUnknown = refuseUnknown;
