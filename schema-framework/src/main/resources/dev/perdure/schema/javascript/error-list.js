'use strict';
// What is wrong with one record: the object that `record.errors` gives.

var messages = require('./messages');

/** An empty list. It is attached to its record when the first error is added, not before. */
function Errors(record) {
  Object.defineProperty(this, 'record', { value: record });
  Object.defineProperty(this, 'items', { value: [], writable: true });
}

/** The errors that the record carries now; a fresh empty list if it carries none. */
function errorsOf(record) {
  return Object.prototype.hasOwnProperty.call(record, 'errors') ? record.errors : new Errors(record);
}

/** Takes the errors off the record, so that a saved object does not keep them. */
function detach(record) {
  if (Object.prototype.hasOwnProperty.call(record, 'errors')) delete record.errors;
}

function attach(errors) {
  if (Object.prototype.hasOwnProperty.call(errors.record, 'errors')) return;
  Object.defineProperty(errors.record, 'errors', { value: errors, configurable: true });
}

/** The name of the model that the record's prototype belongs to. */
function modelNameOf(record) {
  var prototype = Object.getPrototypeOf(record);
  var constructor = prototype && prototype.constructor;
  return typeof constructor === 'function' ? constructor.name : 'Object';
}

function makeItem(record, path, kind, message, details) {
  var item = {
    name: 'ValidatorError',
    path: path,
    kind: kind,
    type: kind,
    value: details.value,
    params: details.params,
    message: message,
    fullMessage: path === 'base' ? message : messages.humanize(path) + ' ' + message
  };
  if ('raw' in details) item.raw = details.raw;
  if (details.blockers) item.blockers = details.blockers;
  if (details.existing) Object.defineProperty(item, 'existing', { value: details.existing });
  Object.defineProperty(item, 'record', { value: record });
  return item;
}

function messageFor(record, path, kind, options) {
  var params = Object.assign(
    { attribute: messages.humanize(path), model: modelNameOf(record), value: options.value },
    options.params
  );
  if (typeof options.message === 'function') return String(options.message(record, params));
  if (typeof options.message === 'string') return messages.fill(options.message, params);
  return messages.textOf(kind, params);
}

/**
 * Adds an error and gives its item.
 *
 * @param kind a kind that has a message, or any kind if options.message is given, or else the
 *     message itself
 * @param options any of message, params, value, raw, existing
 */
function add(path, kind, options) {
  var details = Object.assign({}, options);
  var word = kind === undefined ? 'invalid' : String(kind);
  if (!messages.isKind(word) && details.message === undefined) {
    details.message = word;
    word = 'invalid';
  }
  if (!('value' in details) && path !== 'base') details.value = this.record[path];
  var message = messageFor(this.record, path, word, details);
  var item = makeItem(this.record, path, word, message, details);
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
  detach(this.record);
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
method('messages', messagesByPath);
method('fullMessages', fullMessages);
method('fullMessagesFor', fullMessagesFor);
method('toJSON', messagesByPath);
method(Symbol.iterator, iterate);

exports.Errors = Errors;
exports.errorsOf = errorsOf;
exports.detach = detach;
exports.attachItem = attachItem;
exports.modelNameOf = modelNameOf;
