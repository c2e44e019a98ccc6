/**
 * Transactions inside of a turn: {@code transaction(fn)}, and what is called when its turn is
 * durable or when it is undone. What is undone in the heap is the heap's affair.
 *
 * <p>Used by {@code dev.perdure.runtime} alone.
 */
@NullMarked
package dev.perdure.runtime.transaction;

import org.jspecify.annotations.NullMarked;
