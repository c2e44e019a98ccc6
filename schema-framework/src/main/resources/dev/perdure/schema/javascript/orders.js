'use strict';
// The order of a collection: 'name', 'position, name desc', '-createdAt'.

var paths = require('./paths');

/** Compiles an order; calls fail with a complaint if it is not understood. */
function compile(text, fail) {
  if (typeof text !== 'string') fail('has "order" that is not a text such as "name desc".');
  return Object.freeze(text.split(',').map(function compileKey(part) {
    var match = /^\s*(-?)\s*([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)(?:\s+(asc|desc))?\s*$/i.exec(part);
    if (match === null) fail('has the order "' + text + '", which is not understood. Write "name desc, id".');
    var isDescending = match[1] === '-' || String(match[3]).toLowerCase() === 'desc';
    return Object.freeze({ path: match[2], isDescending: isDescending });
  }));
}

/** Less than 0 if one comes before the other, more if after it, 0 if neither. */
function compare(order, one, other) {
  for (var i = 0; i < order.length; i++) {
    var result = compareAt(order[i], one, other);
    if (result !== 0) return result;
  }
  return 0;
}

/** Nothing comes last, whatever the direction, as in queries. */
function compareAt(key, one, other) {
  var first = paths.valueAt(one, key.path);
  var second = paths.valueAt(other, key.path);
  var isFirstMissing = first === null || first === undefined;
  var isSecondMissing = second === null || second === undefined;
  if (isFirstMissing || isSecondMissing) return Number(isFirstMissing) - Number(isSecondMissing);
  if (first < second) return key.isDescending ? 1 : -1;
  if (first > second) return key.isDescending ? -1 : 1;
  return 0;
}

exports.compile = compile;
exports.compare = compare;
