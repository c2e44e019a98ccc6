package dev.perdure.runtime;

import java.util.function.Supplier;
import org.mozilla.javascript.ContinuationPending;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/** The computation that was suspended, if there is one. Heap state. Confined to the turn thread. */
final class SuspendedComputation {
  private static final String PROPERTY = "suspended";

  private final Supplier<ScriptableObject> root;

  SuspendedComputation(Supplier<ScriptableObject> root) {
    this.root = root;
  }

  /** Runs something up to its end or to where it is suspended; what it gives. */
  Object run(Supplier<Object> computation) {
    try {
      return computation.get();
    } catch (ContinuationPending pending) {
      if (exists()) {
        throw new IllegalStateException(
            "A computation is suspended already. Resume it before another one is suspended.");
      }
      ScriptableObject state = root.get();
      state.put(PROPERTY, state, pending.getContinuation());
      return Undefined.instance;
    }
  }

  boolean exists() {
    ScriptableObject state = root.get();
    return state.has(PROPERTY, state);
  }

  /** The suspended computation, which is suspended no longer. */
  Object take() {
    ScriptableObject state = root.get();
    Object continuation = state.get(PROPERTY, state);
    if (continuation == ScriptableObject.NOT_FOUND) {
      throw new IllegalStateException("There is no suspended computation to resume.");
    }
    state.delete(PROPERTY);
    return continuation;
  }
}
