package dev.perdure.runtime.heap;

import dev.perdure.runtime.store.HeapDamagedException;
import dev.perdure.runtime.store.StoreTable;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * What ends each stored value: a byte that says whether the value is whole or lies in chunks, and a
 * checksum of four bytes over table, key, value and that byte, so that a value that was changed,
 * cut off or filed under another key is noticed when it is read.
 */
final class Seal {
  private static final int CHECKSUM_BYTES = 4;
  private static final int SIZE = 1 + CHECKSUM_BYTES;

  private static final byte WHOLE = 0;
  private static final byte CHUNKED = 1;

  private Seal() {}

  static byte[] close(StoreTable table, byte[] key, byte[] value, boolean chunked) {
    byte[] sealed = Arrays.copyOf(value, value.length + SIZE);
    sealed[value.length] = chunked ? CHUNKED : WHOLE;
    int checksum = checksum(table, key, sealed, value.length + 1);
    for (int i = 0; i < CHECKSUM_BYTES; i++) {
      sealed[value.length + 1 + i] = (byte) (checksum >>> (24 - 8 * i));
    }
    return sealed;
  }

  static byte[] open(StoreTable table, byte[] key, byte[] sealed, String heapName) {
    int length = sealed.length - SIZE;
    if (length >= 0) {
      int stored = 0;
      for (int i = 0; i < CHECKSUM_BYTES; i++) {
        stored = (stored << 8) | (sealed[length + 1 + i] & 0xFF);
      }
      if (stored == checksum(table, key, sealed, length + 1)) {
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

  /** Whether a value whose seal is right is only the head of one that lies in chunks. */
  static boolean isChunked(byte[] sealed) {
    return sealed[sealed.length - SIZE] == CHUNKED;
  }

  private static int checksum(StoreTable table, byte[] key, byte[] value, int length) {
    CRC32C crc = new CRC32C();
    crc.update(table.number());
    crc.update(key);
    crc.update(value, 0, length);
    return (int) crc.getValue();
  }
}
