package dev.perdure.runtime.heap;

import dev.perdure.runtime.store.StoreTable;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the running turn has changed, as entries that lie over the store and are seen by reads
 * without being on their way to it; or what such entries had been before. Confined to the turn
 * thread.
 */
final class Delta {

  /** The owner of what is reachable by itself: an extent's member, a changed built-in. */
  static final long ROOT = 0;

  /** Says, as an owner, that a script is it. */
  static long ofScript(long number) {
    return -number;
  }

  /** The script that an owner is. */
  static long scriptOf(long owner) {
    return -owner;
  }

  /**
   * A changed entry.
   *
   * @param value null for a removal
   * @param owner the object whose state it is part of: nobody needs the entry without it
   * @param key the key of a weak collection, without which nobody needs the entry either; or {@link
   *     #ROOT}
   * @param uses what else has to be in the store
   */
  record Change(byte @Nullable [] value, long owner, long key, Uses uses) {

    /** Stands for no change: the entry was as in the store. */
    static final Change NONE = new Change(null, ROOT, ROOT, Uses.NONE);

    /** Whether this stands for no change. */
    @SuppressWarnings("ReferenceEquality")
    boolean isNone() {
      return this == NONE;
    }
  }

  private final Map<StoreTable, NavigableMap<byte[], Change>> changes =
      new EnumMap<>(StoreTable.class);

  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  @Nullable Change get(StoreTable table, byte[] key) {
    NavigableMap<byte[], Change> entries = changes.get(table);
    return entries == null ? null : entries.get(key);
  }

  /** Sets the change of an entry; gives the one that it had. */
  @Nullable Change put(StoreTable table, byte[] key, Change change) {
    Change before = of(table).put(key, change);
    if (before == null) {
      size++;
    }
    return before;
  }

  private void remove(StoreTable table, byte[] key) {
    if (of(table).remove(key) != null) {
      size--;
    }
  }

  /** Puts entries back to what they had been. */
  void putBack(Delta journal) {
    journal.changes.forEach(
        (table, entries) ->
            entries.forEach(
                (key, before) -> {
                  if (before.isNone()) {
                    remove(table, key);
                  } else {
                    put(table, key, before);
                  }
                }));
  }

  /** The changes of a table by key, in ascending order. */
  NavigableMap<byte[], Change> of(StoreTable table) {
    return changes.computeIfAbsent(table, t -> new TreeMap<>(Arrays::compareUnsigned));
  }

  /** The tables that have changes. */
  Map<StoreTable, NavigableMap<byte[], Change>> byTable() {
    return changes;
  }

  /** Lays others over these; the smaller of the two is the one that is copied. */
  Delta under(Delta others) {
    if (size >= others.size) {
      others.changes.forEach(
          (table, entries) -> entries.forEach((key, change) -> put(table, key, change)));
      return this;
    }
    changes.forEach(
        (table, entries) ->
            entries.forEach(
                (key, change) -> {
                  if (others.of(table).putIfAbsent(key, change) == null) {
                    others.size++;
                  }
                }));
    return others;
  }
}
