package dev.perdure.runtime.heap;

import dev.perdure.runtime.extension.TurnMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What extensions remember while a turn runs, and the savepoints that undo it. */
final class TurnMemories {
  private final List<TurnValues> all = new ArrayList<>();
  private TurnScope scope = new TurnScope(null);

  TurnMemory newMemory() {
    TurnValues values = new TurnValues(() -> scope);
    all.add(values);
    return values;
  }

  /** A savepoint has been opened. */
  void opened() {
    scope = new TurnScope(scope);
  }

  /** The last savepoint has been closed: what was remembered since stays. */
  void released() {
    scope = Objects.requireNonNull(scope.around(), "A savepoint was open.");
  }

  /** The last savepoint has been returned to. */
  void rolledBack() {
    scope.undo();
    released();
  }

  /** The turn has ended. */
  void forget() {
    scope = new TurnScope(null);
    all.forEach(TurnValues::clear);
  }
}
