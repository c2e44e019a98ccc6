package dev.perdure.runtime.heap;

import dev.perdure.runtime.store.StoreTable;
import dev.perdure.runtime.store.WriteBatch;

/** Puts what a checkpoint changes into a batch. Confined to the turn thread. */
final class BatchSink implements Checkpoint.Sink {
  private final LayeredStore store;
  private final LongStrings longStrings;
  private final WriteBatch batch;

  BatchSink(LayeredStore store, LongStrings longStrings, WriteBatch batch) {
    this.store = store;
    this.longStrings = longStrings;
    this.batch = batch;
  }

  @Override
  public void put(StoreTable table, byte[] key, Delta.Change change) {
    byte[] value = change.value();
    if (value == null) {
      store.delete(batch, table, key);
    } else {
      store.put(batch, table, key, value);
    }
  }

  @Override
  public void putString(String string, byte[] key) {
    longStrings.write(batch, string, key);
  }
}
