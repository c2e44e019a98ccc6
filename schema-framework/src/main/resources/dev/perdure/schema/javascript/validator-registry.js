'use strict';
// Validators of the program's own, by name. They are kept in the heap.

var errors = require('./errors');
var options = require('./rule-options');
var shapes = require('./shapes');

/**
 * Makes a function a validator that definitions can name: Model.validator('isbn', function (value,
 * record, errors, options) { ... }). A validator of the same name is replaced, also for the models
 * that use it.
 */
function register(name, check) {
  refuseName(name);
  if (typeof check !== 'function') {
    throw new errors.SchemaError('The validator "' + name + '" is not a function. Write '
      + 'Model.validator("' + name + '", function (value, record, errors, options) { ... }).');
  }
  var state = host.state();
  if (!state.validators) state.validators = {};
  state.validators[name] = check;
}

function refuseName(name) {
  if (typeof name !== 'string' || !/^[a-z][A-Za-z0-9]*$/.test(name)) {
    throw new errors.SchemaError('A validator cannot be called "' + String(name) + '". Its name '
      + 'starts with a small letter and has only letters and digits, such as "isbn".');
  }
  if (builtIn().indexOf(name) >= 0 || name in Object.prototype) {
    throw new errors.SchemaError('A validator cannot be called "' + name
      + '": the framework has an option of this name. Choose another one.');
  }
}

function builtIn() {
  return Object.keys(options.validators).concat(
    options.conditions, options.common, options.notRules, options.shortcuts, options.notYet,
    shapes.names(), ['existence', 'custom', 'model']
  );
}

/** The function of the validator, or null. */
function find(name) {
  var registered = host.state().validators;
  return registered && Object.prototype.hasOwnProperty.call(registered, name)
    ? registered[name]
    : null;
}

function names() {
  return Object.keys(host.state().validators || {});
}

exports.register = register;
exports.find = find;
exports.names = names;
