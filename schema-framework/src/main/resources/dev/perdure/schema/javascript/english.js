'use strict';
// The English messages, word for word those that users of Rails know.
//
// A message is a text, or texts for one and for other counts.

/** The messages by their keys: kinds of errors, and what is wrong with values of a type. */
exports.messages = {
  blank: "can't be blank",
  present: 'must be blank',
  invalid: 'is invalid',
  inclusion: 'is not included in the list',
  exclusion: 'is reserved',
  accepted: 'must be accepted',
  confirmation: "doesn't match %{attribute}",
  too_long: {
    one: 'is too long (maximum is 1 character)',
    other: 'is too long (maximum is %{count} characters)'
  },
  too_short: {
    one: 'is too short (minimum is 1 character)',
    other: 'is too short (minimum is %{count} characters)'
  },
  wrong_length: {
    one: 'is the wrong length (should be 1 character)',
    other: 'is the wrong length (should be %{count} characters)'
  },
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
  not_a_string: 'is not a string',
  not_a_boolean: 'is not true or false',
  not_a_date: 'is not a date',
  not_a_time: 'is not a time of day',
  not_a_duration: 'is not a duration',
  not_a_uuid: 'is not a UUID',
  not_binary: 'is not binary data',
  not_a_list: 'is not a list',
  not_a_set: 'is not a set',
  not_a_map: 'is not a map',
  not_an_object: 'is not an object',
  not_a_reference: 'must be an object of the model "%{of}"',
  not_a_record: 'must be an object of a model',
  no_type: 'is of none of the types %{types}',
  too_precise: {
    one: 'has more than 1 digit',
    other: 'has more than %{count} digits'
  }
};

/** What messages are put into. */
exports.phrases = {
  fullMessage: '%{attribute} %{message}',
  summary: '%{model} validation failed: %{errors}',
  recordInvalid: 'Validation failed: %{errors}'
};
