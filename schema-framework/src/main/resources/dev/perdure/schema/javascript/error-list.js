'use strict';
// What is wrong with one record: the objects that `record.errors` and `record.warnings` give.

var messages = require('./messages');
var registered = require('./validator-registry');
var shapes = require('./shapes');

/** Kinds whose message is that of another: a message of their own may be added to a locale. */
var unworded = ['cast', 'custom', 'model'];

/**
 * An empty list. It is attached to its record when the first item is added, not before.
 *
 * @param slot the hidden property of the record that is to hold it: "errors", if it is left out, or
 *     "warnings"
 */
function Errors(record, slot) {
  host.hide(this, 'record', record);
  host.hide(this, 'slot', slot === undefined ? 'errors' : slot);
  host.hide(this, 'items', []);
}

/** The errors that the record carries now; a fresh empty list if it carries none. */
function errorsOf(record) {
  return listOf(record, 'errors');
}

/** Whether the record carries any errors. */
function hasErrors(record) {
  return carries(record, 'errors') && record.errors.any();
}

/** What the record carries that does not make it invalid. */
function warningsOf(record) {
  return listOf(record, 'warnings');
}

function listOf(record, slot) {
  return carries(record, slot) ? record[slot] : new Errors(record, slot);
}

function carries(record, slot) {
  return Object.prototype.hasOwnProperty.call(record, slot);
}

/** Takes the errors off the record, so that a saved object does not keep them. */
function detach(record) {
  if (carries(record, 'errors')) delete record.errors;
}

/**
 * A list of warnings that is not attached to the record. A record keeps its warnings while it is
 * saved, so validating it must not change it if they are the same as before.
 */
function collectWarnings(record) {
  var list = new Errors(record, 'warnings');
  list.isCollecting = true;
  return list;
}

/** Makes the list the warnings of its record, unless it has the same already. */
function settleWarnings(list) {
  var record = list.record;
  delete list.isCollecting;
  if (describe(warningsOf(record)) === describe(list)) return;
  delete record.warnings;
  if (list.any()) attach(list);
}

function describe(list) {
  return list.items.map(function describeItem(item) {
    return item.path + ' ' + item.kind + ' ' + item.message;
  }).join('\n');
}

function attach(list) {
  if (list.isCollecting || carries(list.record, list.slot)) return;
  Object.defineProperty(list.record, list.slot, { value: list, configurable: true });
}

function makeItem(list, path, kind, message, details) {
  var item = {
    name: 'ValidatorError',
    path: path,
    kind: kind,
    type: kind,
    validator: details.validator === undefined ? kind : details.validator,
    value: details.value,
    raw: details.raw,
    params: details.params,
    message: message,
    fullMessage: messages.fullMessageOf(list.record, path, message),
    reason: details.reason,
    severity: list.slot === 'warnings' ? 'warning' : 'error'
  };
  if (details.blockers) item.blockers = details.blockers;
  if (details.existing) Object.defineProperty(item, 'existing', { value: details.existing });
  Object.defineProperty(item, 'record', { value: list.record });
  return item;
}

/** Whether there is a message for this kind of error. */
function isKind(record, path, kind) {
  return hasGeneralMessage(kind) || messages.isKey(record, path, kind);
}

function hasGeneralMessage(kind) {
  return unworded.indexOf(kind) >= 0 || shapes.isName(kind) || registered.find(kind) !== null;
}

/** The words: a message that was given, a key of a message that was given, or those of the kind. */
function messageFor(record, path, kind, details) {
  var params = Object.assign({
    attribute: messages.attributeNameOf(record, path),
    model: messages.modelNameOf(record),
    value: details.value
  }, details.params);
  if (typeof details.message === 'function') return String(details.message(record, params));
  if (typeof details.message === 'string') {
    return messages.isKey(record, path, details.message)
      ? messages.textOf(record, path, [details.message], params)
      : messages.fill(details.message, params);
  }
  return messages.textOf(record, path, keysOf(kind, details), params);
}

function keysOf(kind, details) {
  if (details.wording !== undefined) return [kind, details.wording];
  return hasGeneralMessage(kind) ? [kind, 'invalid'] : [kind];
}

/**
 * Adds an error and gives its item.
 *
 * @param kind a kind that has a message, or any kind if options.message is given, or else the
 *     message itself
 * @param options any of message (a text, the key of one, or a function), params, value, raw,
 *     reason, existing, validator, and wording: the key of a message for want of one for the kind
 */
function add(path, kind, options) {
  var details = Object.assign({}, options);
  var word = kind === undefined ? 'invalid' : String(kind);
  if (details.message === undefined && !isKind(this.record, path, word)) {
    details.message = word;
    word = 'invalid';
  }
  if (!('value' in details) && path !== 'base') details.value = this.record[path];
  var message = messageFor(this.record, path, word, details);
  var item = makeItem(this, path, word, message, details);
  this.items.push(item);
  attach(this);
  return item;
}

/** Puts an error that the record has had on it again. */
function attachItem(record, item) {
  var errors = errorsOf(record);
  errors.items.push(item);
  attach(errors);
}

/** The messages at a path. */
function on(path) {
  return this.of(path).map(function messageOf(item) { return item.message; });
}

/** The items at a path, all or those of one kind. */
function of(path, kind) {
  return this.items.filter(function fits(item) {
    return item.path === path && (kind === undefined || item.kind === kind);
  });
}

/** Whether there is an error at the path, of any kind or of this one. */
function has(path, kind) {
  return this.of(path, kind).length > 0;
}

function isEmpty() {
  return this.items.length === 0;
}

function any() {
  return this.items.length > 0;
}

function clear() {
  this.items = [];
  detachEmpty(this);
}

/** Takes out the items at a path, all or those of one kind; gives their messages. */
function deleteAt(path, kind) {
  var deleted = this.of(path, kind);
  this.items = this.items.filter(function isKept(item) { return deleted.indexOf(item) < 0; });
  detachEmpty(this);
  return deleted.map(function messageOf(item) { return item.message; });
}

function detachEmpty(list) {
  var isAttached = carries(list.record, list.slot) && list.record[list.slot] === list;
  if (isAttached && list.isEmpty()) delete list.record[list.slot];
}

/** The messages by path. */
function messagesByPath() {
  var byPath = {};
  this.items.forEach(function collect(item) {
    (byPath[item.path] = byPath[item.path] || []).push(item.message);
  });
  return byPath;
}

function fullMessages() {
  return this.items.map(function fullMessageOf(item) { return item.fullMessage; });
}

function fullMessagesFor(path) {
  return this.of(path).map(function fullMessageOf(item) { return item.fullMessage; });
}

function iterate() {
  return this.items[Symbol.iterator]();
}

function size() {
  return this.items.length;
}

function method(name, value) {
  Object.defineProperty(Errors.prototype, name, {
    value: value,
    writable: true,
    configurable: true
  });
}

Object.defineProperty(Errors.prototype, 'size', { get: size, configurable: true });
method('add', add);
method('on', on);
method('of', of);
method('has', has);
method('isEmpty', isEmpty);
method('any', any);
method('clear', clear);
method('delete', deleteAt);
method('messages', messagesByPath);
method('fullMessages', fullMessages);
method('fullMessagesFor', fullMessagesFor);
method('toJSON', messagesByPath);
method(Symbol.iterator, iterate);

exports.Errors = Errors;
exports.attachItem = attachItem;
exports.collectWarnings = collectWarnings;
exports.detach = detach;
exports.hasErrors = hasErrors;
exports.errorsOf = errorsOf;
exports.settleWarnings = settleWarnings;
exports.warningsOf = warningsOf;
