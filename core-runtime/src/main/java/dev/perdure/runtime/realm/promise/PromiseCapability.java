package dev.perdure.runtime.realm.promise;

import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Callable;

/**
 * A promise with the functions that settle it. Immutable.
 *
 * <p>Nobody but us sees the functions of a promise that {@code then} makes. If it is one of our own
 * it has none: it is settled directly, and needs one object in the heap instead of four.
 */
record PromiseCapability(Object promise, @Nullable Callable resolve, @Nullable Callable reject) {}
