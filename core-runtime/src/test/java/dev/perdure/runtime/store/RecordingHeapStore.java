package dev.perdure.runtime.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A store that notes what is read and written. Thread-safe. */
public final class RecordingHeapStore implements HeapStore {

  private final HeapStore store;
  private final List<String> reads = new ArrayList<>();
  private final List<WriteBatch.Entry> writes = new ArrayList<>();

  public RecordingHeapStore(HeapStore store) {
    this.store = store;
  }

  /** The tables whose entries were read since the last call, by key or by a scan, in order. */
  public synchronized List<String> takeReads() {
    List<String> taken = List.copyOf(reads);
    reads.clear();
    return taken;
  }

  /** What was written since the last call. */
  public synchronized List<WriteBatch.Entry> takeWrites() {
    List<WriteBatch.Entry> taken = List.copyOf(writes);
    writes.clear();
    return taken;
  }

  private synchronized void read(StoreTable table) {
    reads.add(table.name());
  }

  @Override
  public byte @Nullable [] get(StoreTable table, byte[] key) {
    read(table);
    return store.get(table, key);
  }

  @Override
  public StoreCursor scan(StoreTable table, byte[] from, byte @Nullable [] to, boolean descending) {
    StoreCursor cursor = store.scan(table, from, to, descending);
    return new StoreCursor() {
      @Override
      public boolean next() {
        boolean found = cursor.next();
        if (found) {
          read(table);
        }
        return found;
      }

      @Override
      public byte[] key() {
        return cursor.key();
      }

      @Override
      public byte[] value() {
        return cursor.value();
      }

      @Override
      public void close() {
        cursor.close();
      }
    };
  }

  @Override
  public void commit(List<WriteBatch> batches) {
    store.commit(batches);
    synchronized (this) {
      batches.forEach(batch -> writes.addAll(batch.entries()));
    }
  }

  @Override
  public long lastSequence() {
    return store.lastSequence();
  }

  @Override
  public String describe() {
    return store.describe();
  }

  @Override
  public void close() {
    store.close();
  }
}
