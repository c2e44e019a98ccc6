'use strict';
// Definitions as they are written, and how two of them become one: lists append, tables merge.

var copies = require('./copies');

/** A definition of its own: later changes of the given object and its sections do not reach it. */
function copyOf(definition) {
  return merge({}, definition, acceptAll);
}

/**
 * Adds the sections of one definition to another, and gives the latter.
 *
 * What both have goes by the later one, unless it is a list, a table or hooks.
 *
 * @param notice called with the section and the name of each entry of a table that is added
 */
function merge(target, added, notice) {
  Object.keys(added).forEach(function mergeSection(section) {
    var value = added[section];
    if (value === undefined) return;
    switch (section) {
      case 'hooks':
        target.hooks = appendEach(target.hooks, value);
        break;
      case 'toJSON':
        target.toJSON = mergeEach(target.toJSON, value);
        break;
      default:
        target[section] = mergeValue(target[section], value, function noticeEntry(name) {
          notice(section, name);
        });
    }
  });
  return target;
}

function mergeValue(before, value, notice) {
  if (Array.isArray(value)) return (Array.isArray(before) ? before : []).concat(value);
  if (!copies.isPlain(value)) {
    notice(null);
    return value;
  }
  Object.keys(value).forEach(notice);
  return Object.assign(copies.isPlain(before) ? before : {}, value);
}

/** An event has one hook or a list of them; hooks of several definitions all run. */
function appendEach(before, added) {
  var lists = Object.assign({}, before);
  Object.keys(added).forEach(function append(event) {
    lists[event] = listOf(lists[event]).concat(added[event]);
  });
  return lists;
}

function listOf(value) {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function mergeEach(before, added) {
  var merged = Object.assign({}, before);
  Object.keys(added).forEach(function mergeOption(name) {
    merged[name] = mergeValue(copies.isPlain(merged[name]) ? Object.assign({}, merged[name])
      : merged[name], added[name], acceptAll);
  });
  return merged;
}

function acceptAll() {}

exports.copyOf = copyOf;
exports.merge = merge;
