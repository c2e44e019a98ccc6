package dev.perdure.runtime.heap;

import dev.perdure.runtime.extension.TurnMemory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Values that belong to a turn. Each is kept with the savepoint in which it was set, so that to
 * undo one costs nothing: what it has set does not count from then on. Confined to the turn thread.
 */
final class TurnValues implements TurnMemory {

  /** A larger table is not kept for the next turn: to clear it would cost each of them. */
  private static final int KEPT_SIZE = 64;

  private record Entry(
      TurnScope scope, @Nullable Object value, @Nullable Entry before, long number) {}

  private final Supplier<TurnScope> scope;
  private Map<Object, Entry> entries = new IdentityHashMap<>();
  private long numbers;

  TurnValues(Supplier<TurnScope> scope) {
    this.scope = scope;
  }

  @Override
  public @Nullable Object get(Object object) {
    Entry live = live(object);
    return live == null ? null : live.value;
  }

  private @Nullable Entry live(Object object) {
    Entry entry = entries.get(object);
    if (entry == null || entry.scope.isLive()) {
      return entry;
    }
    while (entry != null && !entry.scope.isLive()) {
      entry = entry.before;
    }
    if (entry == null) {
      entries.remove(object);
    } else {
      entries.put(object, entry);
    }
    return entry;
  }

  @Override
  public void set(Object object, Object value) {
    put(object, value);
  }

  @Override
  public void remove(Object object) {
    if (live(object) != null) {
      put(object, null);
    }
  }

  @SuppressWarnings("ReferenceEquality")
  private void put(Object object, @Nullable Object value) {
    TurnScope current = scope.get();
    Entry live = live(object);
    Entry before = live != null && live.scope == current ? live.before : live;
    long number = live != null && live.value != null ? live.number : numbers++;
    entries.put(object, new Entry(current, value, before, number));
  }

  @Override
  public List<Object> objects() {
    List<Object> objects = new ArrayList<>(entries.keySet());
    objects.removeIf(object -> get(object) == null);
    objects.sort(Comparator.comparingLong(object -> numberOf(object)));
    return objects;
  }

  private long numberOf(Object object) {
    Entry entry = entries.get(object);
    return entry == null ? 0 : entry.number;
  }

  /** The turn has ended. */
  void clear() {
    if (entries.size() > KEPT_SIZE) {
      entries = new IdentityHashMap<>();
    } else if (!entries.isEmpty()) {
      entries.clear();
    }
    numbers = 0;
  }
}
