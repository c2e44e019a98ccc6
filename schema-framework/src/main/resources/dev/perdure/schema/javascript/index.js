'use strict';
// The entry of the framework: what becomes global, and what the runtime calls.

var errors = require('./errors');
var evolution = require('./evolution');
var factories = require('./factories');
var fixtures = require('./fixtures');
var fragment = require('./fragment');
var gate = require('./gate');
var model = require('./model');
var seeds = require('./seeds');
var upgrades = require('./upgrades');
var watching = require('./watching');
var softDelete = require('./soft-delete');
var timestamps = require('./timestamps');

/** The globals of the framework, by name. */
exports.globals = {
  Model: model.Model,
  query: model.query,
  q: fragment.q,
  Timestamps: timestamps.concern,
  SoftDelete: softDelete.concern,
  seed: seeds.seed,
  factory: factories.factory,
  sequence: factories.sequence,
  fixtures: fixtures.fixtures,
  PersistError: errors.PersistError,
  RecordInvalid: errors.RecordInvalid,
  ValidationError: errors.RecordInvalid,
  RecordNotFound: errors.RecordNotFound,
  SoleRecordExceeded: errors.SoleRecordExceeded,
  RecordNotSaved: errors.RecordNotSaved,
  RecordNotDestroyed: errors.RecordNotDestroyed,
  RestrictViolation: errors.RestrictViolation,
  RecordDestroyed: errors.RecordDestroyed,
  HookLoopError: errors.HookLoopError,
  AfterCommitError: errors.AfterCommitError,
  SchemaError: errors.SchemaError,
  MigrationError: errors.MigrationError,
  DangerousAttributeError: errors.DangerousAttributeError,
  UnknownAttribute: errors.UnknownAttribute,
  CastError: errors.CastError,
  AsyncHookError: errors.AsyncHookError,
  QueryError: errors.QueryError
};

/** Throws the error for a fault that the query language has found. */
function throwQueryError(message, details) {
  throw new errors.QueryError(message, details);
}

exports.throwQueryError = throwQueryError;
exports.watchedWrite = watching.written;
exports.checkBeforeCheckpoint = gate.check;
exports.upgrade = upgrades.bring;
exports.resumeUpgrades = evolution.resume;
