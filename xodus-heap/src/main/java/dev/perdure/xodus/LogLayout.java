package dev.perdure.xodus;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * Where things are in a file of the log.
 *
 * <pre>
 *   0                    the bytes of the Xodus log, fileBytes of them when the file is full
 *   fileBytes            page table: a checksum for each page, written once, when the file is full
 *   fileBytes + 4096     sync records, 32 bytes each, one for each fsync; gone when it is full
 * </pre>
 *
 * <p>Data and sync record are in one file so that one fsync takes both to the disk; which of the
 * two arrives first does not matter, since the record has the checksum of the data.
 *
 * <p>Immutable.
 *
 * @param fileBytes how many bytes of the log a file takes
 * @param heap the heap's identity; goes into each checksum, so that a file of another heap is none
 */
record LogLayout(int fileBytes, UUID heap) {

  /** The unit of the page table, and of Xodus's cache: a page is verified when it is read. */
  static final int PAGE_BYTES = 64 * 1024;

  static final int PAGE_TABLE_BYTES = 4096;

  static final int SYNC_RECORD_BYTES = 32;

  /** The page table's space is enough for this. */
  static final int MAX_FILE_BYTES = 32 * 1024 * 1024;

  LogLayout {
    requireFileBytes(fileBytes);
  }

  static void requireFileBytes(int fileBytes) {
    if (fileBytes < 4 * PAGE_BYTES || fileBytes > MAX_FILE_BYTES || fileBytes % PAGE_BYTES != 0) {
      throw new IllegalArgumentException(
          "A log file cannot take "
              + fileBytes
              + " bytes. Use a multiple of 65536 between 262144 and 33554432.");
    }
  }

  int pageCount() {
    return fileBytes / PAGE_BYTES;
  }

  long pageTableOffset() {
    return fileBytes;
  }

  /** The offset of a sync record; the first has the index 1. */
  long syncRecordOffset(int index) {
    return (long) fileBytes + PAGE_TABLE_BYTES + (long) (index - 1) * SYNC_RECORD_BYTES;
  }

  /** The number that a file's structures carry, so that no file can stand in for another. */
  int fileNumber(long address) {
    return (int) (address / fileBytes);
  }

  /** The checksum of a structure of this heap. */
  int structureChecksum(byte[] bytes, int offset, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(
        ByteBuffer.allocate(16)
            .putLong(heap.getMostSignificantBits())
            .putLong(heap.getLeastSignificantBits())
            .array());
    checksum.update(bytes, offset, length);
    return (int) checksum.getValue();
  }
}
