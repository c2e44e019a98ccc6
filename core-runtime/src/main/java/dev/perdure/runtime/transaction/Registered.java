package dev.perdure.runtime.transaction;

import org.mozilla.javascript.Callable;

/**
 * A function that is to be called when a block is undone. Immutable.
 *
 * @param number of the registration in its turn: one that was made in a block that is undone is
 *     undone too, also if it was made for a block around it
 */
record Registered(long number, Callable callback) {}
