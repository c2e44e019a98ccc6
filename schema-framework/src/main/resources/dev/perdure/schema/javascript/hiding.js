'use strict';
// Records that are marked as deleted: they stay in their extents, and leave the collections of those
// they refer to, and what is unique. A record's `$hidden` tells that it has left them.

var links = require('./links');
var softDelete = require('./soft-delete');
var uniqueness = require('./uniqueness');

/** Makes a saved record hidden or not, as its mark says; it may have been written in any way. */
function settle(record) {
  var isHidden = Object.prototype.hasOwnProperty.call(record, '$hidden');
  if (softDelete.isMarked(record) === isHidden) return;
  if (isHidden) {
    delete record.$hidden;
    links.enter(record);
  } else {
    links.exit(record);
    uniqueness.leave(record);
    Object.defineProperty(record, '$hidden', { value: true, configurable: true });
  }
}

exports.settle = settle;
