'use strict';
// Compiles `unique` of attributes, and the section `indexes`.

var copies = require('./copies');
var drafts = require('./schema-draft');
var spelling = require('./spelling');

var options = ['scope', 'caseSensitive', 'conditions', 'message'];
var indexOptions = ['on', 'unique', 'where', 'name', 'message'];

/** Adds what `unique: true` or `unique: { scope: 'author' }` of an attribute says. */
function compileUnique(draft, path, given) {
  if (given === false || given === undefined) return;
  var unique = given === true ? {} : given;
  if (!copies.isPlain(unique)) failAt(draft, path, 'has "unique" that is neither true nor { ... }.');
  refuseUnknown(draft, path, unique);
  var scope = unique.scope === undefined ? [] : [].concat(unique.scope);
  draft.uniques.push(Object.freeze({
    name: [path].concat(scope).join(','),
    path: path,
    on: Object.freeze([path].concat(scope)),
    caseSensitive: unique.caseSensitive !== false,
    conditions: conditionsOf(draft, path, unique.conditions),
    message: unique.message
  }));
}

function refuseUnknown(draft, path, unique) {
  Object.keys(unique).forEach(function refuse(key) {
    if (options.indexOf(key) < 0) {
      failAt(draft, path, 'has the unknown option "' + key + '" of "unique".'
        + spelling.suggestion(key, options) + ' There are ' + options.join(', ') + '.');
    }
  });
}

function conditionsOf(draft, path, given) {
  if (given === undefined) return null;
  if (typeof given === 'function') return given;
  if (copies.isPlain(given)) return Object.freeze(copies.copyOf(given));
  return failAt(draft, path, 'has "conditions" of "unique" that is neither a function of the record '
    + 'nor an object of values.');
}

/** After all attributes: what is unique or indexed has to be declared. */
function compileIndexes(draft, list) {
  if (!Array.isArray(list)) drafts.fail(draft, 'has "indexes" that is not a list.');
  list.forEach(function compileOne(given) {
    if (!copies.isPlain(given) || given.on === undefined) {
      drafts.fail(draft, 'has an entry of "indexes" that is not such as { on: ["author", "createdAt desc"] }.');
    }
    Object.keys(given).forEach(function refuse(key) {
      if (indexOptions.indexOf(key) < 0) {
        drafts.fail(draft, 'has the unknown option "' + key + '" in "indexes".'
          + spelling.suggestion(key, indexOptions) + ' There are ' + indexOptions.join(', ') + '.');
      }
    });
    var keys = [].concat(given.on).map(function keyOf(text) { return compileKey(draft, text); });
    draft.indexes.push(Object.freeze({ on: Object.freeze(keys), where: given.where, name: given.name }));
    if (given.unique) {
      var paths = keys.map(function pathOf(key) { return key.path; });
      compileUnique(draft, paths[0], { scope: paths.slice(1), message: given.message });
    }
  });
}

function compileKey(draft, text) {
  var match = /^\s*([A-Za-z_][\w.]*)(?:\s+(asc|desc))?\s*$/.exec(text);
  if (match === null) drafts.fail(draft, 'has an index on "' + text + '", which is no attribute.');
  return Object.freeze({ path: match[1], isDescending: match[2] === 'desc' });
}

/** Refuses to make unique or index what is not declared. */
function checkPaths(draft) {
  function check(path) {
    var name = path.split('.')[0];
    if (name === 'id' || Object.prototype.hasOwnProperty.call(draft.attributes, name)) return;
    drafts.fail(draft, 'has an index on "' + path + '", which is not an attribute.'
      + spelling.suggestion(name, Object.keys(draft.attributes)));
  }
  draft.uniques.forEach(function checkUnique(unique) { unique.on.forEach(check); });
  draft.indexes.forEach(function checkIndex(index) {
    index.on.forEach(function checkKey(key) { check(key.path); });
  });
}

function failAt(draft, path, complaint) {
  return drafts.fail(draft, 'has the attribute "' + path + '", which ' + complaint);
}

exports.compileUnique = compileUnique;
exports.compileIndexes = compileIndexes;
exports.checkPaths = checkPaths;
