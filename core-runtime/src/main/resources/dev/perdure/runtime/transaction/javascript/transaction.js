'use strict';
// What programs see of transactions, beside the function itself.

/**
 * Thrown to undo a block and to go on behind it: `transaction` gives undefined then.
 *
 * @param reason whatever callbacks of afterRollback are to get
 */
function Rollback(reason) {
  if (!(this instanceof Rollback)) return new Rollback(reason);
  define(this, 'message', textOf(reason));
  define(this, 'reason', reason);
  Error.captureStackTrace(this, Rollback);
}

Rollback.prototype = Object.create(Error.prototype, {
  constructor: { value: Rollback, writable: true, configurable: true },
  name: { value: 'Rollback', writable: true, configurable: true }
});

function define(target, name, value) {
  Object.defineProperty(target, name, { value: value, writable: true, configurable: true });
}

function textOf(reason) {
  if (reason === undefined) return '';
  return reason instanceof Error ? String(reason.message) : String(reason);
}

/** What the handles of all blocks inherit. */
var handle = {
  /** Undoes the block, also from a block inside of it. */
  rollback: function rollback(reason) {
    throw host.requestRollback(this, reason, Rollback.prototype, textOf(reason));
  },

  /** Has a function called in a turn of its own, when the block's turn is durable. */
  afterCommit: function afterCommit(callback) {
    host.addAfterCommit(this, callback);
  },

  /** Has a function called as soon as the block is undone. */
  afterRollback: function afterRollback(callback) {
    host.addAfterRollback(this, callback);
  },

  /** What was there when the block began and has been changed since: objects, and what they were. */
  changes: function changes() {
    return host.changes(this);
  }
};

/** Undoes the innermost block. */
function rollbackInnermost(reason) {
  throw host.requestRollback(undefined, reason, Rollback.prototype, textOf(reason));
}

exports.Rollback = Rollback;
exports.handle = handle;
exports.rollbackInnermost = rollbackInnermost;
