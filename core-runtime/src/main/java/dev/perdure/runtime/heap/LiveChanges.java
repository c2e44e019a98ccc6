package dev.perdure.runtime.heap;

import dev.perdure.runtime.store.StoreTable;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which of a turn's changes are to be written: at a savepoint objects get identities that nothing
 * leads to when the turn ends, and garbage is never written. Confined to the turn thread.
 */
final class LiveChanges {
  private final Delta delta;
  private final long firstOfTurn;

  private final Set<Long> objects = new HashSet<>();
  private final Set<Long> shapes = new HashSet<>();
  private final Set<Long> scripts = new HashSet<>();
  private final Set<ByteBuffer> strings = new HashSet<>();

  /** Changes that are needed only if an object is. */
  private final Map<Long, List<Delta.Change>> waiting = new HashMap<>();

  private final Deque<Long> work = new ArrayDeque<>();

  /**
   * Finds them.
   *
   * @param firstOfTurn objects from here on have got their identity in this turn
   */
  LiveChanges(Delta delta, long firstOfTurn) {
    this.delta = delta;
    this.firstOfTurn = firstOfTurn;
    delta
        .byTable()
        .forEach(
            (table, changes) -> {
              if (table != StoreTable.STRINGS) {
                changes.values().forEach(this::reachOrWait);
              }
            });
    while (!work.isEmpty()) {
      List<Delta.Change> changes = waiting.remove(work.poll());
      if (changes != null) {
        changes.forEach(this::reachOrWait);
      }
    }
  }

  private void reachOrWait(Delta.Change change) {
    if (!isLive(change.owner())) {
      waiting.computeIfAbsent(change.owner(), owner -> new ArrayList<>()).add(change);
    } else if (!isLive(change.key())) {
      waiting.computeIfAbsent(change.key(), key -> new ArrayList<>()).add(change);
    } else {
      reach(change.uses());
    }
  }

  private void reach(Uses uses) {
    for (int i = 0; i < uses.objectCount(); i++) {
      if (objects.add(uses.object(i))) {
        work.add(uses.object(i));
      }
    }
    shapes.addAll(uses.shapes());
    for (Long script : uses.scripts()) {
      if (scripts.add(script)) {
        work.add(Delta.ofScript(script));
      }
    }
    strings.addAll(uses.strings());
  }

  /** Whether something with an identity leads to the roots, or was stored before the turn. */
  boolean isLive(long oid) {
    return oid < 0
        ? scripts.contains(Delta.scriptOf(oid))
        : oid < firstOfTurn || objects.contains(oid);
  }

  /** The numbers of the shapes that this turn has added and that are used. */
  Set<Long> shapes() {
    return shapes;
  }

  /** The numbers of the scripts that this turn has added and that are used. */
  Set<Long> scripts() {
    return scripts;
  }

  /** The keys of the long strings that are used. */
  Set<ByteBuffer> strings() {
    return strings;
  }

  /** Receives what is to be written. */
  interface Visitor {
    void visit(StoreTable table, byte[] key, byte @org.jspecify.annotations.Nullable [] value);
  }

  /** Visits what is to be written, in an order that is the same each time. */
  void forEach(Visitor visitor) {
    delta
        .byTable()
        .forEach(
            (table, changes) ->
                changes.forEach(
                    (key, change) -> {
                      if (isNeeded(table, key, change)) {
                        visitor.visit(table, key, change.value());
                      }
                    }));
  }

  private boolean isNeeded(StoreTable table, byte[] key, Delta.Change change) {
    if (table == StoreTable.STRINGS) {
      return strings.contains(ByteBuffer.wrap(key));
    }
    if (change.value() == null && change.owner() >= firstOfTurn) {
      // The store has never had it.
      return false;
    }
    return isLive(change.owner()) && isLive(change.key());
  }
}
