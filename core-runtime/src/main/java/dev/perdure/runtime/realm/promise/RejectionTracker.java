package dev.perdure.runtime.realm.promise;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mozilla.javascript.PromiseObject;

/**
 * The promises that were rejected in this turn and that nobody has asked for their outcome yet.
 * Nothing of it outlives the turn. Confined to the turn thread.
 */
public final class RejectionTracker {
  private final Set<PromiseObject> unhandled = new LinkedHashSet<>();

  void rejected(PromiseObject promise) {
    unhandled.add(promise);
  }

  void handled(PromiseObject promise) {
    unhandled.remove(promise);
  }

  /** Those that there are now, for {@link #returnTo}. */
  public List<PromiseObject> mark() {
    return unhandled.isEmpty() ? List.of() : List.copyOf(unhandled);
  }

  /** Puts back what there was: everything that has happened since is undone. */
  public void returnTo(List<PromiseObject> mark) {
    unhandled.clear();
    unhandled.addAll(mark);
  }

  /** Whether there is any. */
  public boolean isEmpty() {
    return unhandled.isEmpty();
  }

  /** The reasons, in the order of the rejections; from now on there is none. */
  public List<Object> take() {
    List<Object> reasons = new ArrayList<>();
    for (PromiseObject promise : unhandled) {
      reasons.add(promise.result());
    }
    unhandled.clear();
    return reasons;
  }
}
