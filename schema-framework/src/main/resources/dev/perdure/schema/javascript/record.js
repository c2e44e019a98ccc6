'use strict';
// The members that all records share: the methods of Model.prototype.

var attributes = require('./attributes');
var changes = require('./changes');
var destroying = require('./destroying');
var errorList = require('./error-list');
var json = require('./json');
var registry = require('./registry');
var recordShortcuts = require('./record-shortcuts');
var saving = require('./saving');
var standing = require('./standing');

/** Validates the record and enters it in its extent. Gives false, and fills errors, if invalid. */
function save(options) {
  return saving.save(this, options);
}

/** As save, but throws a ValidationError if invalid. Gives the record. */
function saveOrThrow(options) {
  saving.saveOrThrow(this, options);
  return this;
}

/** Validates the record without saving it. */
function isValid(context) {
  return saving.isValid(this, context);
}

function isInvalid(context) {
  return !saving.isValid(this, context);
}

/** Assigns attributes without saving. Gives the record. */
function assign(given) {
  attributes.assign(this, registry.modelOf(this).schema, given);
  return this;
}

/** Assigns attributes and saves. */
function update(given, options) {
  attributes.assign(this, registry.modelOf(this).schema, given);
  return saving.save(this, options);
}

/** As update, but throws a ValidationError if invalid. Gives the record. */
function updateOrThrow(given, options) {
  attributes.assign(this, registry.modelOf(this).schema, given);
  saving.saveOrThrow(this, options);
  return this;
}

/**
 * Takes the record out of its extent, or marks it as deleted if its model includes SoftDelete. Gives
 * false, and fills errors, if that is refused.
 *
 * @param options { force: true } takes it out in any case
 */
function destroy(options) {
  return destroying.destroy(this, options);
}

/** As destroy, but throws RecordNotDestroyed if that is refused. Gives the record. */
function destroyOrThrow(options) {
  destroying.destroyOrThrow(this, options);
  return this;
}

/** Whether there are unsaved changes: any, at a path, or there { from, to } these values. */
function isChanged(path, options) {
  return changes.isChanged(this, path, options);
}

/** The value at a path when the record was last saved. */
function was(path) {
  return changes.was(this, path);
}

/** The unsaved changes: { path: [before, now] }. */
function unsavedChanges() {
  return changes.changes(this);
}

/** What the last save of this turn has changed. */
function previousChanges() {
  return changes.previousChanges(this);
}

/** What all saves of this turn have changed; in afterCommit, those of the turn that committed. */
function savedChanges() {
  return changes.savedChanges(this);
}

/** Takes unsaved changes back, all or those at a path; brings back a record that was destroyed. */
function restore(path) {
  if (standing.isDestroyed(this)) destroying.bringBack(this);
  else changes.restore(this, path);
  return this;
}

function isNew() {
  return standing.isNew(this);
}

function isPersisted() {
  return standing.isPersisted(this);
}

function isDestroyed() {
  return standing.isDestroyed(this);
}

/** The record as plain data: { only, except, include, methods, view } choose what of it. */
function toJSON(options) {
  return json.plainOf(this, options);
}

function errorsOfRecord() {
  return errorList.errorsOf(this);
}

function warningsOfRecord() {
  return errorList.warningsOf(this);
}

/** Puts the methods on the prototype. They are not enumerable. */
function installOn(prototype) {
  var methods = {
    save: save,
    saveOrThrow: saveOrThrow,
    isValid: isValid,
    isInvalid: isInvalid,
    assign: assign,
    update: update,
    updateOrThrow: updateOrThrow,
    destroy: destroy,
    destroyOrThrow: destroyOrThrow,
    isChanged: isChanged,
    was: was,
    changes: unsavedChanges,
    previousChanges: previousChanges,
    savedChanges: savedChanges,
    restore: restore,
    isNew: isNew,
    isPersisted: isPersisted,
    isDestroyed: isDestroyed,
    toJSON: toJSON
  };
  Object.assign(methods, recordShortcuts.methods);
  Object.keys(methods).forEach(function installOne(name) {
    Object.defineProperty(prototype, name, {
      value: methods[name],
      writable: true,
      configurable: true
    });
  });
  Object.defineProperty(prototype, 'errors', { get: errorsOfRecord, configurable: true });
  Object.defineProperty(prototype, 'warnings', { get: warningsOfRecord, configurable: true });
}

exports.installOn = installOn;
