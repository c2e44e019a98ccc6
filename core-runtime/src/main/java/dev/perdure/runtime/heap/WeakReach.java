package dev.perdure.runtime.heap;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.WeakInternals;

/**
 * Which entries of weak collections a checkpoint has to write: a key is not reachable through the
 * collection, and a value is only together with its key. So an entry whose key is young waits until
 * the key is reached some other way, which may be through the value of another entry. One that
 * still waits at the end is garbage. Confined to the turn thread.
 */
final class WeakReach {

  /** An entry whose key and value may have yet to be encoded. */
  record Entry(ScriptableObject collection, Object key, Object value) {}

  private final Map<Object, List<Entry>> waiting = new IdentityHashMap<>();
  private final Deque<Entry> ready = new ArrayDeque<>();
  private final Map<ScriptableObject, Boolean> collections = new IdentityHashMap<>();

  /** What knows whether an object is reachable for sure. */
  interface Reached {
    boolean isReached(Object object);
  }

  /** Takes the changed entries of a collection that was reached. */
  void add(ScriptableObject collection, Reached reached) {
    if (collections.put(collection, true) != null) {
      return;
    }
    WeakInternals.forEachChange(
        collection,
        (key, value) -> {
          Entry entry = new Entry(collection, key, value);
          if (value == Scriptable.NOT_FOUND || reached.isReached(key)) {
            ready.add(entry);
          } else {
            waiting.computeIfAbsent(key, ignored -> new ArrayList<>()).add(entry);
          }
        });
  }

  /** An object was reached: it may be a key that entries wait for. */
  void reached(Object object) {
    if (!waiting.isEmpty()) {
      List<Entry> entries = waiting.remove(object);
      if (entries != null) {
        ready.addAll(entries);
      }
    }
  }

  /** The keys for which entries wait. */
  List<Object> waitingKeys() {
    return new ArrayList<>(waiting.keySet());
  }

  /** The entries whose keys were not reached. */
  List<Entry> waiting() {
    return waiting.values().stream().flatMap(List::stream).toList();
  }

  /** Takes the entries that can be encoded now. */
  List<Entry> takeReady() {
    List<Entry> entries = new ArrayList<>(ready);
    ready.clear();
    return entries;
  }

  /** The collections whose changes are part of the checkpoint. */
  Iterable<ScriptableObject> collections() {
    return collections.keySet();
  }
}
