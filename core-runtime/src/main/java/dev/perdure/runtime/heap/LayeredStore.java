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
  private final Chunks chunks = new Chunks(this);
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
    byte[] sealed = sealed(table, key);
    return sealed == null ? null : open(table, key, sealed);
  }

  private byte[] sealed(StoreTable table, byte[] key) {
    Pending waiting = pending.get(table).get(key);
    return waiting != null ? waiting.value : store.get(table, key);
  }

  private byte[] open(StoreTable table, byte[] key, byte[] sealed) {
    byte[] value = Seal.open(table, key, sealed, describe());
    return Seal.isChunked(sealed) ? chunks.read(table, key, value) : value;
  }

  /** Puts a value into a batch, with its seal, and in chunks if it is large. */
  void put(WriteBatch batch, StoreTable table, byte[] key, byte[] value) {
    chunks.forget(batch, table, key);
    if (value.length <= Chunks.BYTES) {
      batch.put(table, key, Seal.close(table, key, value, false));
    } else {
      batch.put(table, key, Seal.close(table, key, chunks.write(batch, table, key, value), true));
    }
  }

  /** Puts the removal of a key into a batch. */
  void delete(WriteBatch batch, StoreTable table, byte[] key) {
    chunks.forget(batch, table, key);
    batch.delete(table, key);
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
        if (sealed != null && !visitor.visit(key, open(table, key, sealed))) {
          return;
        }
      }
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
