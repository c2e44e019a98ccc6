package dev.perdure.query.execute;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Puts objects in order. Objects with equal keys stay as they came, so that pages do not overlap.
 *
 * <p>Confined to the thread that pulls the results.
 */
final class Sorting {

  /** An object, its keys, and when it came. */
  private record Entry(@Nullable Object object, @Nullable Object[] keys, long arrival) {}

  private Sorting() {}

  /** Returns all objects in order. */
  static Iterator<@Nullable Object> all(
      Iterator<@Nullable Object> input, SortKeys keys, Execution execution) {
    List<Entry> entries = new ArrayList<>();
    while (input.hasNext()) {
      Object object = input.next();
      entries.add(new Entry(object, keys.of(object, execution), entries.size()));
    }
    return inOrder(entries, keys);
  }

  /**
   * Returns the first objects in order. A heap holds the best so far, the worst of them on top, so
   * that the rest of the extent is never in memory at once.
   */
  static Iterator<@Nullable Object> first(
      long count, Iterator<@Nullable Object> input, SortKeys keys, Execution execution) {
    if (count <= 0) {
      return new ArrayList<@Nullable Object>().iterator();
    }
    Comparator<Entry> order = order(keys);
    PriorityQueue<Entry> best = new PriorityQueue<>(order.reversed());
    for (long arrival = 0; input.hasNext(); arrival++) {
      Object object = input.next();
      Entry entry = new Entry(object, keys.of(object, execution), arrival);
      Entry worst = best.peek();
      if (worst == null || best.size() < count) {
        best.add(entry);
      } else if (order.compare(entry, worst) < 0) {
        best.poll();
        best.add(entry);
      }
    }
    return inOrder(new ArrayList<>(best), keys);
  }

  private static Comparator<Entry> order(SortKeys keys) {
    return (a, b) -> {
      int byKeys = keys.compare(a.keys(), b.keys());
      return byKeys != 0 ? byKeys : Long.compare(a.arrival(), b.arrival());
    };
  }

  private static Iterator<@Nullable Object> inOrder(List<Entry> entries, SortKeys keys) {
    entries.sort(order(keys));
    Iterator<Entry> sorted = entries.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return sorted.hasNext();
      }

      @Override
      public @Nullable Object next() {
        return sorted.next().object();
      }
    };
  }
}
