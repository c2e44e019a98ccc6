'use strict';
// From what is wrong to the words for it, in the current locale.

var locales = require('./locales');

/** Whether there is a message of this key for the record and the path. */
function isKey(record, path, key) {
  return locales.find('messages', candidatesOf(record, path, [key])) !== null;
}

/**
 * The message of the first key that the current locale knows, with its parameters filled in. An
 * entry for the attribute goes before one for the model, and this before a general one.
 */
function textOf(record, path, keys, params) {
  var found = locales.find('messages', candidatesOf(record, path, keys));
  return entryText(found.entry, found.table, record, params);
}

/** Names such as "Post.title.blank", "Post.blank" and "blank", for each of the keys. */
function candidatesOf(record, path, keys) {
  var place = path.replace(/\[\d+\]/g, '');
  var models = modelNamesOf(record);
  return keys.reduce(function collect(found, key) {
    var ofAttribute = models.map(function keyOfAttribute(model) {
      return model + '.' + place + '.' + key;
    });
    var ofModel = models.map(function keyOfModel(model) { return model + '.' + key; });
    return found.concat(ofAttribute, ofModel, [key]);
  }, []);
}

function entryText(entry, table, record, params) {
  if (typeof entry === 'function') return String(entry(record, params));
  return fill(typeof entry === 'string' ? entry : formOf(entry, table, params), params);
}

/** The form for the count: as the locale says, or "one" for 1 and "other" for the rest. */
function formOf(forms, table, params) {
  var count = params ? params.count : undefined;
  var name = table.plural ? table.plural(count) : count === 1 ? 'one' : 'other';
  return typeof forms[name] === 'string' ? forms[name] : forms.other;
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

/** The name of the record's model, and those of its ancestors. */
function modelNamesOf(record) {
  var names = [];
  var prototype = Object.getPrototypeOf(record);
  var model = prototype && prototype.constructor;
  while (typeof model === 'function' && model.schema !== undefined) {
    names.push(model.name);
    model = Object.getPrototypeOf(model);
  }
  return names.length === 0 ? ['Object'] : names;
}

/** The name of the record's model as the current locale has it. */
function modelNameOf(record) {
  var names = modelNamesOf(record);
  var found = locales.find('models', names.slice(0, 1));
  return found === null ? names[0] : found.entry;
}

/** The name of an attribute as a person reads it, in the current locale. */
function attributeNameOf(record, path) {
  var place = path.replace(/\[\d+\]/g, '');
  var candidates = modelNamesOf(record).map(function join(name) { return name + '.' + place; });
  var found = locales.find('attributes', candidates.concat([place]));
  return found === null ? humanize(path) : found.entry;
}

/** "unitPrice" becomes "Unit price". */
function humanize(path) {
  var words = path
    .replace(/\[(\d+)\]/g, ' $1')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[._]+/g, ' ')
    .toLowerCase()
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The message as a sentence that names the attribute. */
function fullMessageOf(record, path, message) {
  if (path === 'base') return message;
  return phrase('fullMessage', { attribute: attributeNameOf(record, path), message: message });
}

/** A phrase that messages are put into. */
function phrase(name, params) {
  return fill(locales.find('phrases', [name]).entry, params);
}

exports.attributeNameOf = attributeNameOf;
exports.fill = fill;
exports.fullMessageOf = fullMessageOf;
exports.isKey = isKey;
exports.modelNameOf = modelNameOf;
exports.modelNamesOf = modelNamesOf;
exports.phrase = phrase;
exports.textOf = textOf;
