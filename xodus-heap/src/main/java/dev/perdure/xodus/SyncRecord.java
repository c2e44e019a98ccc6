package dev.perdure.xodus;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Says that the log was synced: "these bytes, since the record before, were to be on the disk".
 *
 * <p>On disk, big-endian: index 4, end 4, data checksum 4, predecessor's checksum 4, sequence 8,
 * file number 4, checksum 4. Immutable.
 *
 * @param index the record's number in its file, from 1
 * @param end where in the file the synced bytes end; they begin at the predecessor's end, or at 0
 * @param dataChecksum the CRC32C of these bytes
 * @param previousChecksum the predecessor's own checksum, 0 for the first
 * @param sequence the last batch that was committed, or was being committed, at the time
 * @param checksum the record's own checksum
 */
record SyncRecord(
    int index, int end, int dataChecksum, int previousChecksum, long sequence, int checksum) {

  static SyncRecord create(
      LogLayout layout,
      int fileNumber,
      int index,
      int end,
      int dataChecksum,
      int previousChecksum,
      long sequence) {
    byte[] bytes = body(index, end, dataChecksum, previousChecksum, sequence, fileNumber).array();
    int checksum = layout.structureChecksum(bytes, 0, bytes.length - 4);
    return new SyncRecord(index, end, dataChecksum, previousChecksum, sequence, checksum);
  }

  byte[] encode(int fileNumber) {
    return body(index, end, dataChecksum, previousChecksum, sequence, fileNumber)
        .putInt(checksum)
        .array();
  }

  /** Reads the record of an index; null if these bytes are not that record, whole. */
  static @Nullable SyncRecord decode(
      LogLayout layout, int fileNumber, int index, byte[] bytes, int offset) {
    ByteBuffer in = ByteBuffer.wrap(bytes, offset, LogLayout.SYNC_RECORD_BYTES);
    int readIndex = in.getInt();
    SyncRecord record =
        new SyncRecord(
            readIndex, in.getInt(), in.getInt(), in.getInt(), in.getLong(), checksumAt(in));
    boolean whole =
        readIndex == index
            && in.getInt(offset + 24) == fileNumber
            && record.checksum
                == layout.structureChecksum(bytes, offset, LogLayout.SYNC_RECORD_BYTES - 4);
    return whole ? record : null;
  }

  private static int checksumAt(ByteBuffer in) {
    return in.getInt(in.position() + 4);
  }

  private static ByteBuffer body(
      int index, int end, int dataChecksum, int previousChecksum, long sequence, int fileNumber) {
    return ByteBuffer.allocate(LogLayout.SYNC_RECORD_BYTES)
        .putInt(index)
        .putInt(end)
        .putInt(dataChecksum)
        .putInt(previousChecksum)
        .putLong(sequence)
        .putInt(fileNumber);
  }
}
