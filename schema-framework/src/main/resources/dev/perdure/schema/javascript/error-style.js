'use strict';
// How the message of a ValidationError sums up what is wrong. The choice is kept in the heap.

var errors = require('./errors');
var messages = require('./messages');

var styles = {
  mongoose: sumUpByPaths,
  rails: sumUpBySentences
};

/** Chooses the style; without arguments, gives its name. */
function errorStyle(name) {
  var state = host.state();
  if (name === undefined) return state.errorStyle || 'mongoose';
  if (!Object.prototype.hasOwnProperty.call(styles, name)) {
    throw new errors.PersistError('There is no style of errors "' + String(name) + '". There are '
      + Object.keys(styles).join(', ') + '.');
  }
  state.errorStyle = name;
  return name;
}

/**
 * What is wrong with the records.
 *
 * @param found a list of { record, label, items }; the label is empty if there is one record only
 */
function sumUp(found) {
  return styles[errorStyle()](found);
}

/** "Post validation failed: title: can't be blank". */
function sumUpByPaths(found) {
  return found.map(function sumUpOne(one) {
    return messages.phrase('summary', {
      model: one.label || messages.modelNameOf(one.record),
      errors: one.items
        .map(function reasonOf(item) { return item.path + ': ' + item.message; })
        .join(', ')
    });
  }).join('; ');
}

/** "Validation failed: Title can't be blank". */
function sumUpBySentences(found) {
  return messages.phrase('recordInvalid', {
    errors: found.map(function sentencesOf(one) {
      var sentences = one.items.map(function sentenceOf(item) { return item.fullMessage; });
      return (one.label === '' ? '' : one.label + ': ') + sentences.join(', ');
    }).join('; ')
  });
}

exports.errorStyle = errorStyle;
exports.sumUp = sumUp;
