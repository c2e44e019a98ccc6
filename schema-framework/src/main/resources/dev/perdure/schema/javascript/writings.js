'use strict';
// Writing the records of a query, all or none; and finding a record or else making it. Methods of
// queries. All of them go through the same checks as a record that is saved by itself.

var atomically = require('./atomically').atomically;
var copies = require('./copies');
var errors = require('./errors');
var state = require('./query-state');

/**
 * Updates all records, with attributes or a function that gives those of each; gives how many. If
 * one is invalid, none is changed, and the error tells all that is wrong.
 */
function updateAll(given) {
  requireChanges(given);
  var relation = this;
  return atomically(function updateRecords() {
    var records = recordsOf(relation, 'updateAll');
    saveAll(records, function updateOne(record) {
      return record.update(typeof given === 'function' ? given(record) : given);
    });
    return records.length;
  });
}

function recordsOf(relation, method) {
  if (state.isOfRecords(relation)) return relation.toArray();
  throw new errors.QueryError(method + '() takes records, not values or groups of them.');
}

function requireChanges(given) {
  if (typeof given === 'function' || copies.isPlain(given)) return;
  throw new errors.QueryError(
    'updateAll() takes attributes such as { name: "x" }, or a function that gives them, not '
      + String(given) + '.'
  );
}

/** Calls save(record) for each; throws one error for all that are invalid. */
function saveAll(records, save) {
  var refused = records.filter(function isRefused(record) { return !save(record); });
  if (refused.length === 0) return;
  var items = refused.reduce(function addItems(all, record) {
    return all.concat(record.errors.items);
  }, []);
  if (items.length > 0) throw new errors.RecordInvalid(items);
  throw new errors.RecordNotSaved('Records could not be saved: ' + refused.length + '.', {
    record: refused[0]
  });
}

/** Destroys all records, or none if an error is thrown; gives how many. */
function destroyAll() {
  var relation = this;
  return atomically(function destroyRecords() {
    return recordsOf(relation, 'destroyAll').filter(function destroyOne(record) {
      return record.destroy() !== false;
    }).length;
  });
}

/** New records, all saved or none: one error tells what is wrong with all of them. */
function createAll(list) {
  if (!Array.isArray(list)) {
    throw new errors.QueryError('createAll() takes an array of attributes, not ' + list + '.');
  }
  var model = this.model;
  return atomically(function createRecords() {
    var records = list.map(function buildOne(given) { return new model(given); });
    saveAll(records, function saveOne(record) { return record.save(); });
    return records;
  });
}

/** The first record with these attributes; else a new one with these and more, saved. */
function findOrCreateBy(given, more) {
  var relation = this;
  return atomically(function findOrCreate() {
    var record = relation.findOrBuildBy(given, more);
    return record.isNew() ? record.saveOrThrow() : record;
  });
}

/** The first record with these attributes; else a new one with these and more, not saved. */
function findOrBuildBy(given, more) {
  var found = findEqual(this, 'findOrBuildBy', given, Object.keys(given || {}));
  if (found !== null) return found;
  return new this.model(Object.assign({}, more, given));
}

/**
 * Updates the record that is equal in the attributes that `options.by` names, or else in those that
 * have to be unique, or creates one. Gives it; throws a ValidationError if it is invalid.
 */
function upsert(given, options) {
  var relation = this;
  var paths = pathsToFind(relation.model, given, options);
  return atomically(function updateOrCreate() {
    var found = findEqual(relation, 'upsert', given, paths);
    return found === null
      ? new relation.model(given).saveOrThrow()
      : found.updateOrThrow(withoutId(given));
  });
}

function pathsToFind(model, given, options) {
  if (options && options.by !== undefined) return [].concat(options.by);
  if (copies.isPlain(given) && given.id !== undefined) return ['id'];
  var known = (model.schema.uniques || []).find(function isGiven(unique) {
    return unique.on.every(function hasValue(path) { return Boolean(given) && path in given; });
  });
  if (known) return known.on;
  throw new errors.QueryError(
    model.name + '.upsert() needs to know what makes two records the same: upsert({ ... }, '
      + '{ by: "email" }).'
  );
}

function withoutId(given) {
  var changes = Object.assign({}, given);
  delete changes.id;
  return changes;
}

/** Values are compared as a new record would hold them: cast and normalized. */
function findEqual(relation, method, given, paths) {
  if (!copies.isPlain(given)) {
    throw new errors.QueryError(
      method + '() takes attributes such as { name: "x" }, not ' + String(given) + '.'
    );
  }
  var built = new relation.model(given);
  var wanted = {};
  paths.forEach(function addCondition(path) {
    if (given[path] === undefined) {
      throw new errors.QueryError(
        'undefined for "' + path + '": use null, or leave the key out.',
        { code: 'PQL403', path: path }
      );
    }
    wanted[path] = { eq: built[path] };
  });
  return relation.where(wanted).first();
}

exports.methods = {
  updateAll: updateAll,
  destroyAll: destroyAll,
  createAll: createAll,
  findOrCreateBy: findOrCreateBy,
  findOrBuildBy: findOrBuildBy,
  upsert: upsert
};
