package dev.perdure.runtime.heap;

import dev.perdure.runtime.store.StoreTable;
import dev.perdure.runtime.store.WriteBatch;

/** Puts values into batches with their seal. */
final class Sealed {
  private Sealed() {}

  static void put(WriteBatch batch, StoreTable table, byte[] key, byte[] value) {
    batch.put(table, key, Seal.close(table, key, value));
  }
}
