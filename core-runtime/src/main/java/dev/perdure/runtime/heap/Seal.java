package dev.perdure.runtime.heap;

import dev.perdure.runtime.store.HeapDamagedException;
import dev.perdure.runtime.store.StoreTable;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * The checksum of a stored value: four bytes at its end, over table, key and value, so that a value
 * that was changed, cut off or filed under another key is noticed when it is read.
 */
final class Seal {
  private static final int SIZE = 4;

  private Seal() {}

  static byte[] close(StoreTable table, byte[] key, byte[] value) {
    byte[] sealed = Arrays.copyOf(value, value.length + SIZE);
    int checksum = checksum(table, key, value, value.length);
    for (int i = 0; i < SIZE; i++) {
      sealed[value.length + i] = (byte) (checksum >>> (24 - 8 * i));
    }
    return sealed;
  }

  static byte[] open(StoreTable table, byte[] key, byte[] sealed, String heapName) {
    int length = sealed.length - SIZE;
    if (length >= 0) {
      int stored = 0;
      for (int i = 0; i < SIZE; i++) {
        stored = (stored << 8) | (sealed[length + i] & 0xFF);
      }
      if (stored == checksum(table, key, sealed, length)) {
        return Arrays.copyOf(sealed, length);
      }
    }
    throw new HeapDamagedException(
        "The heap \""
            + heapName
            + "\" is damaged: the entry "
            + HexFormat.of().formatHex(key)
            + " of table "
            + table
            + " does not match its checksum. Restore the heap from a backup; keep a copy of the"
            + " damaged directory.");
  }

  private static int checksum(StoreTable table, byte[] key, byte[] value, int length) {
    CRC32C crc = new CRC32C();
    crc.update(table.number());
    crc.update(key);
    crc.update(value, 0, length);
    return (int) crc.getValue();
  }
}
