'use strict';
// The English messages of validators, word for word those that users of Rails know.

var english = {
  blank: "can't be blank",
  present: 'must be blank',
  invalid: 'is invalid',
  inclusion: 'is not included in the list',
  exclusion: 'is reserved',
  accepted: 'must be accepted',
  confirmation: "doesn't match %{attribute}",
  too_long: 'is too long (maximum is %{count} characters)',
  too_long_one: 'is too long (maximum is 1 character)',
  too_short: 'is too short (minimum is %{count} characters)',
  too_short_one: 'is too short (minimum is 1 character)',
  wrong_length: 'is the wrong length (should be %{count} characters)',
  wrong_length_one: 'is the wrong length (should be 1 character)',
  not_a_number: 'is not a number',
  not_an_integer: 'must be an integer',
  greater_than: 'must be greater than %{count}',
  greater_than_or_equal_to: 'must be greater than or equal to %{count}',
  equal_to: 'must be equal to %{count}',
  less_than: 'must be less than %{count}',
  less_than_or_equal_to: 'must be less than or equal to %{count}',
  other_than: 'must be other than %{count}',
  in: 'must be in %{count}',
  odd: 'must be odd',
  even: 'must be even',
  required: 'must exist',
  taken: 'has already been taken',
  restrict_dependent_destroy_one: 'Cannot delete record because a dependent %{record} exists',
  restrict_dependent_destroy_many: 'Cannot delete record because dependent %{record} exist',
  aborted: 'was refused',
  immutable: 'cannot be changed',
  strayed: 'is no longer an object of the model "%{model}"',
  custom: 'is invalid'
};

/** Whether there is a message for this kind of error. */
function isKind(kind) {
  return Object.prototype.hasOwnProperty.call(english, kind);
}

/** The message of a kind, with its parameters filled in. */
function textOf(kind, params) {
  var one = params && params.count === 1 ? kind + '_one' : kind;
  return fill(english[isKind(one) ? one : kind], params);
}

/** Replaces {name} and %{name} by the parameter of this name; leaves unknown names alone. */
function fill(text, params) {
  return text.replace(/%?\{(\w+)\}/g, function fillOne(whole, name) {
    var isGiven = params && Object.prototype.hasOwnProperty.call(params, name);
    return isGiven ? display(params[name]) : whole;
  });
}

function display(value) {
  return value instanceof Date && !isNaN(value) ? value.toISOString() : String(value);
}

/** The name of an attribute as a person reads it: "unitPrice" becomes "Unit price". */
function humanize(path) {
  var words = path
    .replace(/\[(\d+)\]/g, ' $1')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[._]+/g, ' ')
    .toLowerCase()
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

exports.isKind = isKind;
exports.textOf = textOf;
exports.fill = fill;
exports.humanize = humanize;
