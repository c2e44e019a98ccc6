package dev.perdure.runtime.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A store whose entries are seen through a change: damage, as tests need it. Thread-safe. */
public final class AlteringHeapStore implements HeapStore {

  /** Makes something else of an entry's value; null lets it disappear. */
  public interface Alteration {
    byte @Nullable [] alter(StoreTable table, byte[] key, byte[] value);
  }

  private final HeapStore store;
  private final Alteration alteration;

  public AlteringHeapStore(HeapStore store, Alteration alteration) {
    this.store = store;
    this.alteration = alteration;
  }

  @Override
  public byte @Nullable [] get(StoreTable table, byte[] key) {
    byte[] value = store.get(table, key);
    return value == null ? null : alteration.alter(table, key, value);
  }

  @Override
  public StoreCursor scan(StoreTable table, byte[] from, byte @Nullable [] to, boolean descending) {
    StoreCursor cursor = store.scan(table, from, to, descending);
    return new StoreCursor() {
      @Override
      public boolean next() {
        while (cursor.next()) {
          if (alteration.alter(table, cursor.key(), cursor.value()) != null) {
            return true;
          }
        }
        return false;
      }

      @Override
      public byte[] key() {
        return cursor.key();
      }

      @Override
      public byte[] value() {
        byte[] value = alteration.alter(table, cursor.key(), cursor.value());
        if (value == null) {
          throw new IllegalStateException("The cursor is on no entry.");
        }
        return value;
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
