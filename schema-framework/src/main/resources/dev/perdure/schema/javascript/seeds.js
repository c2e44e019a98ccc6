'use strict';
// Seeds: the data that a heap starts with. Each runs once in the life of the heap.

var errors = require('./errors');

// The runtime's own, before a program can name something else so.
var inTransaction = transaction;

/**
 * Runs the function in a transaction, unless a seed of this name has run in this heap; gives whether
 * it ran. If it throws, nothing of it stays, and it has not run.
 */
function seed(name, make) {
  if (typeof name !== 'string' || name === '' || typeof make !== 'function') {
    throw new errors.PersistError('A seed has a name and a function: seed("users", function () { ... }).');
  }
  if (has(seedsOf(host.state()), name)) return false;
  inTransaction(function sow() {
    // Before it runs, or a seed that leads to itself would never end.
    seedsOf(host.state())[name] = true;
    make();
  });
  return true;
}

/** The names of the seeds that have run, in their order. */
function names() {
  return Object.keys(seedsOf(host.state()));
}

function seedsOf(state) {
  if (!state.seeds) state.seeds = {};
  return state.seeds;
}

function has(object, name) {
  return Object.prototype.hasOwnProperty.call(object, name);
}

Object.defineProperty(seed, 'names', { value: names, writable: true, configurable: true });

exports.seed = seed;
