package dev.perdure.runtime.heap;

import dev.perdure.runtime.store.HeapDamagedException;
import dev.perdure.runtime.store.HeapStore;
import dev.perdure.runtime.store.StoreCursor;
import dev.perdure.runtime.store.StoreTable;
import dev.perdure.runtime.store.WriteBatch;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The store as the turn thread sees it: batches that were handed to the committer and are not
 * durable yet lie over what is. Values are checked against their seals on the way.
 *
 * <p>The turn thread reads and adds batches; the committer thread takes durable ones away.
 */
public final class LayeredStore {

  /** A value that is on its way to the store; a null value is a removal. */
  private record Pending(long sequence, byte[] value) {}

  private final HeapStore store;
  private final Map<StoreTable, ConcurrentSkipListMap<byte[], Pending>> pending =
      new EnumMap<>(StoreTable.class);

  /** Lays an empty layer over a store. */
  public LayeredStore(HeapStore store) {
    this.store = store;
    for (StoreTable table : StoreTable.values()) {
      pending.put(table, new ConcurrentSkipListMap<>(Arrays::compareUnsigned));
    }
  }

  /** The store's name for messages. */
  public String describe() {
    return store.describe();
  }

  /** The number of the last durable batch. */
  public long lastSequence() {
    return store.lastSequence();
  }

  byte[] get(StoreTable table, byte[] key) {
    Pending waiting = pending.get(table).get(key);
    if (waiting != null) {
      return waiting.value == null ? null : Seal.open(table, key, waiting.value, describe());
    }
    byte[] sealed = store.get(table, key);
    return sealed == null ? null : Seal.open(table, key, sealed, describe());
  }

  /** Makes the entries of a batch visible to reads. Seals are in place already. */
  void add(WriteBatch batch) {
    for (WriteBatch.Entry entry : batch.entries()) {
      pending.get(entry.table()).put(entry.key(), new Pending(batch.sequence(), entry.value()));
    }
  }

  /** Drops what a batch had laid over the store, now that the store has it. Thread-safe. */
  public void isDurable(WriteBatch batch) {
    for (WriteBatch.Entry entry : batch.entries()) {
      pending
          .get(entry.table())
          .computeIfPresent(
              entry.key(),
              (key, waiting) -> waiting.sequence() <= batch.sequence() ? null : waiting);
    }
  }

  /** Receives the entries of a scan; returns false to stop. */
  interface EntryVisitor {
    boolean visit(byte[] key, byte[] value);
  }

  /** Visits the entries of a range in ascending order of their keys. */
  void scan(StoreTable table, byte[] from, byte[] to, EntryVisitor visitor) {
    // Batches become durable while we scan: take the upper layer first, so that nothing falls
    // between.
    ConcurrentSkipListMap<byte[], Pending> layer = pending.get(table);
    TreeMap<byte[], Pending> upper = new TreeMap<>(Arrays::compareUnsigned);
    upper.putAll(to == null ? layer.tailMap(from) : layer.subMap(from, to));
    try (StoreCursor cursor = store.scan(table, from, to, false)) {
      boolean more = cursor.next();
      while (more || !upper.isEmpty()) {
        int order =
            !more
                ? 1
                : upper.isEmpty() ? -1 : Arrays.compareUnsigned(cursor.key(), upper.firstKey());
        byte[] key;
        byte[] sealed;
        if (order >= 0) {
          Map.Entry<byte[], Pending> first = upper.pollFirstEntry();
          key = first.getKey();
          sealed = first.getValue().value();
        } else {
          key = cursor.key();
          sealed = cursor.value();
        }
        if (order <= 0) {
          more = cursor.next();
        }
        if (sealed != null && !visitor.visit(key, Seal.open(table, key, sealed, describe()))) {
          return;
        }
      }
    }
  }

  /** Decodes an entry: one that is not what its table should hold is damage. */
  <T> T decode(StoreTable table, byte[] key, java.util.function.Supplier<T> decoder) {
    try {
      return decoder.get();
    } catch (IndexOutOfBoundsException | ClassCastException | NullPointerException e) {
      throw new HeapDamagedException(
          "The heap \""
              + describe()
              + "\" is damaged: the entry "
              + java.util.HexFormat.of().formatHex(key)
              + " of table "
              + table
              + " cannot be read ("
              + e.getMessage()
              + "). Restore the heap from a backup; keep a copy of the damaged directory.",
          e);
    }
  }

  HeapDamagedException missing(String what) {
    return new HeapDamagedException(
        "The heap \""
            + describe()
            + "\" is damaged: "
            + what
            + ". Restore the heap from a backup; keep a copy of the damaged directory.");
  }
}
