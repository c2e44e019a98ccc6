package dev.perdure.runtime.heap;

import org.jspecify.annotations.Nullable;

/**
 * Bounds the memory that clean state takes. Confined to the turn thread.
 *
 * <p>All that can be evicted stands in a queue, with what it costs. Whenever something is loaded
 * while the sum is over the limit, the first in the queue is looked at: it goes to the end if it
 * was used since it was looked at last, and is evicted otherwise. This is the clock algorithm,
 * "second chance": nearly as good as evicting what was used least recently, without any work when
 * something is used.
 *
 * <p>Each entry brings, when it is loaded and when it was written, the steps that it may cost to
 * make room for it, so that the work is in proportion to what is loaded, also while nothing can be
 * evicted because all of it is changed.
 *
 * <p>Loading is the one safe point: there, and nowhere else within a turn, state leaves memory.
 * {@code docs/design/0012-memory-is-bounded-by-a-clock.md} says why that cannot be seen.
 */
final class MemoryBudget {

  /** Knows what stands in the queue: without an interface of theirs, entries are smaller. */
  interface Sweeper {

    /** Whether an entry was used since this was last asked. */
    boolean takeUse(Object entry);

    /** Whether an entry is gone from memory: evicted now, or before. */
    boolean evict(Object entry);
  }

  /** One to find it used, one to evict it, and as many again for those that have to stay. */
  private static final int STEPS_OF_AN_ENTRY = 4;

  /** Large turns would take hours if all that they have changed were looked at at each step. */
  private static final int MOST_LOOKS_OF_ALWAYS = 1000;

  private static final int FIRST_SIZE = 256;

  private final MemoryLimit limit;

  // Set by whoever owns both, before the first entry.
  @SuppressWarnings("NullAway.Init")
  private Sweeper sweeper;

  /** A ring; both arrays have the same length, a power of two. */
  private @Nullable Object[] queue = new Object[FIRST_SIZE];

  private int[] costs = new int[FIRST_SIZE];
  private int first;
  private int size;

  private long bytes;
  private long steps;
  private int held;

  MemoryBudget(MemoryLimit limit) {
    this.limit = limit;
  }

  void sweepWith(Sweeper newSweeper) {
    sweeper = newSweeper;
  }

  /** Something is in memory now that can be evicted. */
  void entered(Object entry, int cost) {
    append(entry, cost);
    bytes += cost;
    earn(1);
  }

  /** So many entries may be looked at again: they had to stay, and need to no longer. */
  void earn(int entries) {
    steps = Math.min(steps + (long) STEPS_OF_AN_ENTRY * entries, 2L * STEPS_OF_AN_ENTRY * size);
  }

  private void append(Object entry, int cost) {
    if (size == queue.length) {
      resize(2 * size);
    }
    int last = (first + size) & (queue.length - 1);
    queue[last] = entry;
    costs[last] = cost;
    size++;
  }

  private void resize(int length) {
    @Nullable Object[] newQueue = new Object[length];
    int[] newCosts = new int[length];
    int mask = queue.length - 1;
    for (int i = 0; i < size; i++) {
      newQueue[i] = queue[(first + i) & mask];
      newCosts[i] = costs[(first + i) & mask];
    }
    queue = newQueue;
    costs = newCosts;
    first = 0;
  }

  /** A safe point, unless eviction is held off. What has just been loaded stays. */
  void makeRoom(@Nullable Object justLoaded) {
    if (held > 0) {
      return;
    }
    if (limit.evictsAlways()) {
      evict(Math.min(size, MOST_LOOKS_OF_ALWAYS), justLoaded);
      return;
    }
    while (bytes > limit.bytes() && steps > 0 && size > 0) {
      steps--;
      look(justLoaded, false);
    }
    if (queue.length > FIRST_SIZE && 8L * size < queue.length) {
      resize(queue.length / 4);
    }
  }

  /** Evicts everything that can be, used or not. */
  void evictAll() {
    if (held == 0) {
      evict(size, null);
    }
  }

  private void evict(int looks, @Nullable Object justLoaded) {
    for (int left = looks; left > 0; left--) {
      look(justLoaded, true);
    }
  }

  private void look(@Nullable Object justLoaded, boolean isForced) {
    Object entry = queue[first];
    int cost = costs[first];
    queue[first] = null;
    first = (first + 1) & (queue.length - 1);
    size--;
    if (entry == null) {
      throw new IllegalStateException("The queue has a hole.");
    }
    if (entry != justLoaded && (isForced || !sweeper.takeUse(entry)) && sweeper.evict(entry)) {
      bytes -= cost;
    } else {
      append(entry, cost);
    }
  }

  /** Holds eviction off until {@link #release}. */
  void hold() {
    held++;
  }

  /** Ends what {@link #hold} began. */
  void release() {
    held--;
  }

  /** What everything that can be evicted takes, about. */
  long bytes() {
    return bytes;
  }
}
