package dev.perdure.conformance.way;

import org.mozilla.javascript.Context;
import org.mozilla.javascript.ContinuationPending;
import org.mozilla.javascript.Undefined;

/**
 * Suspends the running program where it can, and counts. Confined to the thread of the test.
 *
 * <p>It cannot be suspended below a function of the engine, such as a callback of {@code forEach}
 * or a getter. There it goes on.
 */
final class Suspensions {

  /** A loop with an assertion in it need not be suspended in each of a million passes. */
  static final int MOST = 100;

  private int suspended;
  private int refused;

  /** Suspends the program, by what it throws, or goes on. */
  Object suspend(Context context) {
    if (suspended >= MOST) {
      return Undefined.instance;
    }
    ContinuationPending pending;
    try {
      pending = context.captureContinuation();
    } catch (IllegalStateException e) {
      refused++;
      return Undefined.instance;
    }
    suspended++;
    throw pending;
  }

  int suspended() {
    return suspended;
  }

  int refused() {
    return refused;
  }
}
