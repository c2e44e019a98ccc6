package dev.perdure.runtime.heap;

import dev.perdure.runtime.store.StoreTable;
import dev.perdure.runtime.store.WriteBatch;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Values that are too large for one entry of a store: the entry has their length, table CHUNKS
 * their parts, under the table's number, the key and the part's number. Confined to the turn
 * thread.
 */
final class Chunks {

  /** A part's size, and the size up to which a value is one entry. */
  static final int BYTES = 1 << 20;

  private final LayeredStore store;

  /**
   * How many parts the large values have that were read or written. A value is overwritten only
   * after its object was read, so that none is missing here.
   */
  private final Map<ByteBuffer, Integer> counts = new HashMap<>();

  Chunks(LayeredStore store) {
    this.store = store;
  }

  private static byte[] prefix(StoreTable table, byte[] key) {
    return Keys.concat(new byte[] {(byte) table.number()}, key);
  }

  private static byte[] chunkKey(byte[] prefix, int number) {
    return Keys.concat(prefix, ByteBuffer.allocate(4).putInt(number).array());
  }

  /** Writes the parts; returns what the entry itself is to hold. */
  byte[] write(WriteBatch batch, StoreTable table, byte[] key, byte[] value) {
    byte[] prefix = prefix(table, key);
    int count = 0;
    for (int from = 0; from < value.length; from += BYTES, count++) {
      byte[] part = Arrays.copyOfRange(value, from, Math.min(value.length, from + BYTES));
      store.put(batch, StoreTable.CHUNKS, chunkKey(prefix, count), part);
    }
    counts.put(ByteBuffer.wrap(prefix), count);
    return Keys.ofLong(value.length);
  }

  byte[] read(StoreTable table, byte[] key, byte[] head) {
    byte[] prefix = prefix(table, key);
    byte[] value = new byte[(int) Keys.getLong(head, 0)];
    int count = 0;
    for (int from = 0; from < value.length; from += BYTES, count++) {
      byte[] part = store.get(StoreTable.CHUNKS, chunkKey(prefix, count));
      if (part == null || part.length != Math.min(BYTES, value.length - from)) {
        throw store.missing("part " + count + " of a large value is missing");
      }
      System.arraycopy(part, 0, value, from, part.length);
    }
    counts.put(ByteBuffer.wrap(prefix), count);
    return value;
  }

  /** Removes the parts of the value that a key has now; what is written next may have fewer. */
  void forget(WriteBatch batch, StoreTable table, byte[] key) {
    if (table == StoreTable.CHUNKS || counts.isEmpty()) {
      return;
    }
    byte[] prefix = prefix(table, key);
    Integer count = counts.remove(ByteBuffer.wrap(prefix));
    for (int number = 0; count != null && number < count; number++) {
      batch.delete(StoreTable.CHUNKS, chunkKey(prefix, number));
    }
  }
}
