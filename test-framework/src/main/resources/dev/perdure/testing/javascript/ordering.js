'use strict';
// The order of the entries of a suite.

/**
 * A function that orders a list: as it is, or at random. The same seed gives the same order of the
 * same lists.
 *
 * @param seed a whole number, or null for the order of the declaration
 */
function orderOf(seed) {
  if (seed === null) return asDeclared;
  var random = randomNumbers(seed);
  return function shuffled(list) {
    return shuffle(list, random);
  };
}

function asDeclared(list) {
  return list;
}

/** By Fisher and Yates. */
function shuffle(list, random) {
  var result = list.slice();
  for (var i = result.length - 1; i > 0; i--) {
    var j = Math.floor(random() * (i + 1));
    var moved = result[i];
    result[i] = result[j];
    result[j] = moved;
  }
  return result;
}

/** Numbers from 0 to 1, by Tommy Ettinger's Mulberry32. */
function randomNumbers(seed) {
  var state = seed | 0;
  return function next() {
    state = (state + 0x6d2b79f5) | 0;
    var mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

exports.orderOf = orderOf;
