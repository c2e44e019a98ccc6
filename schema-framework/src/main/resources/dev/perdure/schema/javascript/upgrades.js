'use strict';
// Brings records up to date that were made before their model was redefined.
//
// The runtime calls `bring` at the first touch of such a record, whoever touches it. All steps are
// done with a draft, and only when all have succeeded does the record change: a conversion that
// throws leaves it as it was. `$schema:version`, not enumerable, is the number of the last step done.

var associations = require('./associations');
var copies = require('./copies');
var entering = require('./entering');
var errors = require('./errors');
var evolution = require('./evolution');
var registry = require('./registry');
var signatures = require('./signatures');
var snapshots = require('./snapshots');
var standing = require('./standing');
var types = require('./types');

/** The runtime knows it too. */
var versionName = '$schema:version';

/** A record that is made now needs no step that there was before. */
function markNew(record, model) {
  var version = evolution.versionOf(model);
  if (version !== undefined) mark(record, version);
}

function mark(record, version) {
  Object.defineProperty(record, versionName, { value: version, writable: true, configurable: true });
}

/** Does what is to be done with the record; gives whether it was anything. */
function bring(record) {
  var model = registry.modelOf(record);
  if (model === null) return false;
  var version = evolution.versionOf(model);
  if (version === undefined) return false;
  var done = has(record, versionName) ? record[versionName] : 0;
  if (done >= version) return false;
  var steps = evolution.stepsAfter(model, done);
  var draft = draftOf(record);
  steps.forEach(function take(step) { apply(step, draft, record, model); });
  finish(record, draft, steps, model);
  mark(record, version);
  return true;
}

function draftOf(record) {
  var draft = Object.create(Object.getPrototypeOf(record));
  Object.keys(record).forEach(function copy(name) { set(draft, name, record[name]); });
  return draft;
}

function apply(step, draft, record, model) {
  step.renames.forEach(function renameOne(one) { rename(draft, one); });
  step.conversions.forEach(function convertOne(one) { convert(draft, one, record, model); });
  step.fills.forEach(function fillOne(one) { fill(draft, one, record, model); });
}

/** Nothing is overwritten: of two values, the one under the new name is the attribute's. */
function rename(draft, one) {
  if (hasValue(draft, one.to)) return;
  var from = one.from.find(function isThere(name) { return has(draft, name); });
  if (from === undefined) return;
  set(draft, one.to, draft[from]);
  delete draft[from];
}

/** Missing and null values are of every type. */
function convert(draft, one, record, model) {
  if (!hasValue(draft, one.path)) return;
  var old = draft[one.path];
  var value = one.convert === null ? old : call(function convertValue() {
    return one.convert.call(undefined, old, draft);
  }, 'convert', one.path, record, model);
  set(draft, one.path, types.cast(one.type, value, function failAt() {
    // Without a function, what cannot be cast stays, and is an error when the record is validated.
    if (one.convert === null) return;
    fail('convert', one.path, 'gave a value that is not of the type ' + signatures.ofType(one.type), null,
      record, model);
  }));
}

function fill(draft, one, record, model) {
  if (has(draft, one.path)) return;
  var value = typeof one.default !== 'function' ? copies.copyOf(one.default) : call(function ask() {
    return one.default.call(draft, draft);
  }, 'default', one.path, record, model);
  set(draft, one.path, types.cast(one.type, value, ignore));
}

function ignore() {}

function call(work, option, path, record, model) {
  try {
    return work();
  } catch (e) {
    if (e instanceof errors.MigrationError) throw e;
    return fail(option, path, 'threw ' + String(e).replace(/\.$/, ''), e, record, model);
  }
}

function fail(option, path, what, cause, record, model) {
  var id = has(record, 'id') ? record.id : null;
  throw new errors.MigrationError(
    model.name + '(' + (id === null ? 'new' : id) + ') cannot be brought up to date: "' + option
      + '" of "' + path + '" ' + what + '. The record is as it was. Put the function right in the '
      + 'definition of ' + model.name + ', and define it again.',
    { model: model.name, id: id, path: path, record: record, cause: cause }
  );
}

function finish(record, draft, steps, model) {
  var owners = ownersBefore(record, steps, model);
  Object.keys(draft).forEach(function write(name) {
    if (!has(record, name) || !isSame(record[name], draft[name])) set(record, name, draft[name]);
  });
  Object.keys(record).forEach(function remove(name) {
    if (!has(draft, name)) delete record[name];
  });
  if (!standing.isPersisted(record)) return;
  fixAgain(record, steps);
  noteBaseline(record, owners);
  entering.settleUpgraded(record);
}

/** The record is not changed by being brought up to date. It may have got to another owner. */
function noteBaseline(record, owners) {
  var snapshot = Object.assign(snapshots.take(record), owners);
  host.turn.set('before', record, { snapshot: snapshot });
  if (host.turn.get('saved', record) !== undefined) host.turn.set('saved', record, snapshot);
}

/** The records that the references of now referred to, under their names of then. */
function ownersBefore(record, steps, model) {
  var owners = {};
  associations.ofKind(model, ['belongsTo']).forEach(function look(association) {
    var path = steps.reduceRight(nameBefore, association.name);
    var value = has(record, path) ? record[path] : null;
    owners[association.name] = registry.isInstance(value) ? value : null;
  });
  return owners;

  function nameBefore(path, step) {
    if (has(record, path)) return path;
    var renamed = step.renames.find(function isOfPath(one) { return one.to === path; });
    if (renamed === undefined) return path;
    return renamed.from.find(function isThere(name) { return has(record, name); }) || renamed.from[0];
  }
}

/** The values of immutable attributes are those that they have now, under their names of now. */
function fixAgain(record, steps) {
  var fixed = standing.fixedOf(record);
  if (fixed === null) return;
  var values = {};
  Object.keys(fixed).forEach(function fix(path) {
    var name = steps.reduce(nameAfter, path);
    values[name] = copies.copyOf(record[name]);
  });
  standing.markFixed(record, values);
}

function nameAfter(path, step) {
  var renamed = step.renames.find(function isOfPath(one) { return one.from.indexOf(path) >= 0; });
  return renamed === undefined ? path : renamed.to;
}

/** Defines the property, past setters and watchers; one that is nowhere yet may be assigned. */
function set(object, name, value) {
  if (!(name in object)) {
    object[name] = value;
    return;
  }
  Object.defineProperty(object, name, {
    value: value,
    writable: true,
    enumerable: true,
    configurable: true
  });
}

function isSame(a, b) {
  return a === b || (a !== a && b !== b);
}

function hasValue(object, name) {
  return has(object, name) && object[name] !== null && object[name] !== undefined;
}

function has(object, name) {
  return Object.prototype.hasOwnProperty.call(object, name);
}

exports.bring = bring;
exports.markNew = markNew;
