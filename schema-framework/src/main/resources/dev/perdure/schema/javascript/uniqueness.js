'use strict';
// What is unique: a validation, an index and a check at the commit in one.
//
// For each `unique` of a model there is an index in the store, from the values as one text to the
// record that has them. The record's hidden `$unique:<name>` is the text under which it was entered.
// A record whose values are taken by another one is not entered, and is invalid for as long.

var errorList = require('./error-list');
var paths = require('./paths');
var registry = require('./registry');
var softDelete = require('./soft-delete');
var standing = require('./standing');

function indexName(model, unique) {
  return 'unique ' + declaringModel(model, unique).name + '.' + unique.name;
}

/** What an ancestor declares is unique among all of its records. */
function declaringModel(model, unique) {
  var parent = model.schema.parent === null ? null : registry.find(model.schema.parent);
  if (parent === null) return model;
  var isInherited = parent.schema.uniques.some(function isSame(each) { return each.name === unique.name; });
  return isInherited ? declaringModel(parent, unique) : model;
}

function hiddenName(unique) {
  return '$unique:' + unique.name;
}

/**
 * The values as a text; null if one is missing, or the conditions do not hold: then anything goes.
 *
 * @param nameOfNew gives a name for a record without an id
 */
function keyOf(record, unique, nameOfNew) {
  if (softDelete.isMarked(record) || !isConcerned(record, unique)) return null;
  var parts = unique.on.map(function partOf(path) {
    return part(paths.valueAt(record, path), unique.caseSensitive, nameOfNew);
  });
  return parts.indexOf(null) >= 0 ? null : parts.join('\u0000');
}

function isConcerned(record, unique) {
  var conditions = unique.conditions;
  if (conditions === null) return true;
  if (typeof conditions === 'function') return Boolean(conditions.call(record, record));
  return Object.keys(conditions).every(function holds(path) {
    var value = paths.valueAt(record, path);
    var wanted = conditions[path];
    return value === wanted || ((value === null || value === undefined) && wanted === null);
  });
}

function part(value, isCaseSensitive, nameOfNew) {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return 's' + escape(isCaseSensitive ? value : value.toLowerCase());
  if (typeof value !== 'object') return (typeof value).charAt(0) + String(value);
  if (value instanceof Date) return 'd' + value.getTime();
  if (value instanceof Map || value instanceof Set) return 'l' + JSON.stringify(Array.from(value));
  if (!registry.isInstance(value)) return 'j' + JSON.stringify(value);
  return standing.isPersisted(value)
    ? 'r' + registry.modelOf(value).name + ' ' + standing.keyOf(value)
    : nameOfNew(value);
}

/** What stands between the values of a key is followed by a letter, and within a value never is. */
function escape(text) {
  return text.indexOf('\u0000') < 0 ? text : text.replace(/\u0000/g, '\u0000\u0001');
}

/** What refers to a record that is not saved can be no other's. */
function none() {
  return null;
}

/** Enters the record under what its values are now, as far as they are free. */
function refresh(record) {
  var model = registry.modelOf(record);
  model.schema.uniques.forEach(function refreshOne(unique) { refreshIn(record, model, unique); });
}

/** Gives the other record that has the values, or null. */
function refreshIn(record, model, unique) {
  var hidden = hiddenName(unique);
  var before = Object.prototype.hasOwnProperty.call(record, hidden) ? record[hidden] : null;
  var now = keyOf(record, unique, none);
  if (before === now) return null;
  var index = indexName(model, unique);
  if (before !== null && host.extents.find(index, before) === record) host.extents.remove(index, before);
  var existing = now === null ? null : holderOf(index, now, record, unique);
  if (existing !== null) now = null;
  if (now !== null) host.extents.add(index, now, record);
  host.quietly(record, function remember() {
    if (now === null) delete record[hidden];
    else Object.defineProperty(record, hidden, { value: now, configurable: true });
  });
  return existing;
}

/**
 * The other record that has the values, or null. What it is compared by may have changed unnoticed,
 * in place or in what the conditions look at: then it is let go of them now.
 */
function holderOf(index, key, record, unique) {
  var found = host.extents.find(index, key);
  if (found === null || found === record) return null;
  var model = registry.modelOf(found);
  var own = model === null ? undefined : model.schema.uniques.find(function isSame(each) {
    return each.name === unique.name;
  });
  if (own === undefined) return found;
  refreshIn(found, model, own);
  return host.extents.find(index, key) === found ? found : null;
}

/** An attribute of a saved record has been assigned. */
function written(record, path) {
  var model = registry.modelOf(record);
  model.schema.uniques.forEach(function look(unique) {
    if (isWatching(unique, path)) refreshIn(record, model, unique);
  });
}

function isWatching(unique, path) {
  return unique.on.some(function startsWith(each) { return each.split('.')[0] === path; });
}

/** Throws what conditions throw, before anything has followed the assignment. */
function requireKeys(record, path) {
  registry.modelOf(record).schema.uniques.forEach(function look(unique) {
    if (typeof unique.conditions === 'function' && isWatching(unique, path)) keyOf(record, unique, none);
  });
}

/** Takes a record that is being destroyed out of all indexes. */
function leave(record) {
  var model = registry.modelOf(record);
  model.schema.uniques.forEach(function leaveOne(unique) {
    leaveIn(record, unique, indexName(model, unique));
  });
}

/** @param index the index that the record is in, which may be of a former definition */
function leaveIn(record, unique, index) {
  var hidden = hiddenName(unique);
  if (!Object.prototype.hasOwnProperty.call(record, hidden)) return;
  if (host.extents.find(index, record[hidden]) === record) host.extents.remove(index, record[hidden]);
  host.quietly(record, function forget() { delete record[hidden]; });
}

/** Adds an error for each value that another record has. */
function check(record, model, errors) {
  if (standing.isPersisted(record)) refresh(record);
  model.schema.uniques.forEach(function checkOne(unique) {
    var key = keyOf(record, unique, none);
    if (key === null) return;
    var existing = holderOf(indexName(model, unique), key, record, unique);
    if (existing !== null) addTaken(errors, unique, existing);
  });
}

function addTaken(errors, unique, existing) {
  errors.add(unique.path, 'taken', { existing: existing, message: unique.message });
}

/** Among records that are saved together, the later ones may not have what an earlier one has. */
function checkTogether(unit) {
  if (unit.length < 2) return;
  var claimed = new Map();
  var names = new Map();
  unit.forEach(function checkMember(member) {
    var model = registry.modelOf(member);
    model.schema.uniques.forEach(function checkOne(unique) {
      var key = keyOf(member, unique, nameOfNew);
      if (key === null) return;
      var place = indexName(model, unique) + '\u0000' + key;
      if (!claimed.has(place)) claimed.set(place, member);
      else addTaken(errorList.errorsOf(member), unique, claimed.get(place));
    });
  });

  function nameOfNew(record) {
    if (!names.has(record)) names.set(record, 'n' + names.size);
    return names.get(record);
  }
}

exports.indexName = indexName;
exports.refresh = refresh;
exports.refreshIn = refreshIn;
exports.written = written;
exports.requireKeys = requireKeys;
exports.leave = leave;
exports.leaveIn = leaveIn;
exports.check = check;
exports.checkTogether = checkTogether;
