'use strict';
// The error classes. All descend from PersistError; their constructors are globals.

var errorStyles = require('./error-style');
var messages = require('./messages');

/**
 * The root of the framework's errors.
 *
 * @param message one sentence or more: what, which, why, what now
 * @param details any of code, hint, model, record, path, cause
 */
function PersistError(message, details) {
  hide(this, 'message', String(message));
  describe(this, details);
  Error.captureStackTrace(this, this.constructor);
}

function hide(error, name, value) {
  Object.defineProperty(error, name, { value: value, writable: true, configurable: true });
}

function describe(error, details) {
  Object.keys(details || {}).forEach(function describeOne(key) {
    hide(error, key, details[key]);
  });
}

function inherit(constructor, parent, name) {
  constructor.prototype = Object.create(parent.prototype, {
    constructor: { value: constructor, writable: true, configurable: true },
    name: { value: name, writable: true, configurable: true }
  });
  return constructor;
}

inherit(PersistError, Error, 'PersistError');

/**
 * One or more records are not valid. `errors` has the first error of each path, `items` has all.
 * With more than one record, the keys of `errors` say which: `Track(7).name`.
 */
function RecordInvalid(items, details) {
  var records = distinctRecords(items);
  hide(this, 'items', items);
  hide(this, 'records', records);
  hide(this, 'record', records[0]);
  hide(this, 'errors', firstByPath(items, records.length > 1));
  PersistError.call(this, invalidMessage(items, records), details);
}

function distinctRecords(items) {
  return Array.from(new Set(items.map(function recordOf(item) { return item.record; })));
}

function firstByPath(items, manyRecords) {
  var first = {};
  items.forEach(function keepFirst(item) {
    var key = manyRecords ? labelOf(item.record) + '.' + item.path : item.path;
    if (!Object.prototype.hasOwnProperty.call(first, key)) first[key] = item;
  });
  return first;
}

function labelOf(record) {
  var id = Object.prototype.hasOwnProperty.call(record, 'id') ? record.id : null;
  return messages.modelNamesOf(record)[0] + '(' + (id === null || id === undefined ? 'new' : id) + ')';
}

function invalidMessage(items, records) {
  return errorStyles.sumUp(records.map(function describeRecord(record) {
    return {
      record: record,
      label: records.length > 1 ? labelOf(record) : '',
      items: items.filter(function isOfRecord(item) { return item.record === record; })
    };
  }));
}

inherit(RecordInvalid, PersistError, 'ValidationError');

Object.defineProperties(RecordInvalid.prototype, {
  get: {
    value: function get(path) {
      return this.items.filter(function isAtPath(item) { return item.path === path; });
    },
    writable: true,
    configurable: true
  },
  fullMessages: {
    value: function fullMessages() {
      return this.items.map(function fullMessageOf(item) { return item.fullMessage; });
    },
    writable: true,
    configurable: true
  },
  toJSON: {
    value: function toJSON() {
      return { name: this.name, message: this.message, errors: this.errors };
    },
    writable: true,
    configurable: true
  }
});

/** No record has the id, or none fits. */
function RecordNotFound(message, details) {
  PersistError.call(this, message, details);
}
inherit(RecordNotFound, PersistError, 'RecordNotFound');

/** More than one record fits where there is to be one. */
function SoleRecordExceeded(message, details) {
  PersistError.call(this, message, details);
}
inherit(SoleRecordExceeded, PersistError, 'SoleRecordExceeded');

/** A record could not be saved for a reason other than its values. */
function RecordNotSaved(message, details) {
  PersistError.call(this, message, details);
}
inherit(RecordNotSaved, PersistError, 'RecordNotSaved');

/** A record could not be destroyed: a hook refused it, or `blockers`, records that depend on it. */
function RecordNotDestroyed(message, details) {
  PersistError.call(this, message, details);
}
inherit(RecordNotDestroyed, PersistError, 'RecordNotDestroyed');

/** Records that depend on it forbid to destroy one: up to ten of them are its `blockers`. */
function RestrictViolation(message, details) {
  PersistError.call(this, message, details);
}
inherit(RestrictViolation, RecordNotDestroyed, 'RestrictViolation');

/** What a hook throws to refuse what it was called before: Model.abort(reason) makes it. */
function Abort(reason) {
  hide(this, 'reason', reason);
  PersistError.call(this, reason);
}
inherit(Abort, PersistError, 'Abort');

/** A hook changes its record each time that it is saved. */
function HookLoopError(message, details) {
  PersistError.call(this, message, details);
}
inherit(HookLoopError, PersistError, 'HookLoopError');

/** Hooks that ran after the commit have failed; `errors` has what they threw. */
function AfterCommitError(message, details) {
  PersistError.call(this, message, details);
}
inherit(AfterCommitError, PersistError, 'AfterCommitError');

/** The record has been destroyed, and the operation needs a living one. */
function RecordDestroyed(message, details) {
  PersistError.call(this, message, details);
}
inherit(RecordDestroyed, PersistError, 'RecordDestroyed');

/** A definition of a model cannot be understood. */
function SchemaError(message, details) {
  PersistError.call(this, message, details);
}
inherit(SchemaError, PersistError, 'SchemaError');

/** A record cannot be brought up to date with its model. */
function MigrationError(message, details) {
  PersistError.call(this, message, details);
}
inherit(MigrationError, PersistError, 'MigrationError');

/** A name of the framework or of JavaScript itself would be hidden by an attribute or a method. */
function DangerousAttributeError(message, details) {
  PersistError.call(this, message, details);
}
inherit(DangerousAttributeError, PersistError, 'DangerousAttributeError');

/** A closed model has no attribute of this name. */
function UnknownAttribute(message, details) {
  PersistError.call(this, message, details);
}
inherit(UnknownAttribute, PersistError, 'UnknownAttribute');

/** A value does not fit a type, where there is no record to carry the error. */
function CastError(message, details) {
  PersistError.call(this, message, details);
}
inherit(CastError, PersistError, 'CastError');

/** A validator gave a promise: it would be decided after the turn has ended. */
function AsyncHookError(message, details) {
  PersistError.call(this, message, details);
}
inherit(AsyncHookError, PersistError, 'AsyncHookError');

/** A query cannot be read, checked, given its parameters, or run. */
function QueryError(message, details) {
  PersistError.call(this, message, details);
}
inherit(QueryError, PersistError, 'QueryError');

/** With the place in the text and a caret, if the fault has one. */
Object.defineProperty(QueryError.prototype, 'toString', {
  value: function toString() {
    return this.report ? this.report : this.name + ': ' + this.message;
  },
  writable: true,
  configurable: true
});

exports.PersistError = PersistError;
exports.RecordInvalid = RecordInvalid;
exports.RecordNotFound = RecordNotFound;
exports.SoleRecordExceeded = SoleRecordExceeded;
exports.RecordNotSaved = RecordNotSaved;
exports.RecordNotDestroyed = RecordNotDestroyed;
exports.RestrictViolation = RestrictViolation;
exports.Abort = Abort;
exports.HookLoopError = HookLoopError;
exports.AfterCommitError = AfterCommitError;
exports.RecordDestroyed = RecordDestroyed;
exports.SchemaError = SchemaError;
exports.MigrationError = MigrationError;
exports.DangerousAttributeError = DangerousAttributeError;
exports.UnknownAttribute = UnknownAttribute;
exports.CastError = CastError;
exports.AsyncHookError = AsyncHookError;
exports.QueryError = QueryError;
