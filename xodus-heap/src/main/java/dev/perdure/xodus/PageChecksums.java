package dev.perdure.xodus;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The checksums of the pages of one log file that are full, and their form on disk, the page table.
 *
 * <p>On disk, big-endian: magic 8, version 4, page size 4, file number 4, page count 4, checksum 4
 * of the other fields and the page checksums, 4 unused, then 4 for each page.
 *
 * <p>One thread appends, any thread reads.
 */
final class PageChecksums {

  private static final long MAGIC = 0x5065725061676573L; // "PerPages"
  private static final int VERSION = 1;
  private static final int HEADER_BYTES = 32;
  private static final int CHECKSUM_OFFSET = 24;

  private final int[] checksums;
  private final CRC32C openPage = new CRC32C();
  private int openPageBytes;

  /** Written after the checksum that it makes visible. */
  private volatile int fullPages;

  PageChecksums(int pageCount) {
    checksums = new int[pageCount];
  }

  /** Takes the next bytes of the file in. */
  void append(byte[] bytes, int offset, int length) {
    int at = offset;
    int left = length;
    while (left > 0) {
      int taken = Math.min(left, LogLayout.PAGE_BYTES - openPageBytes);
      openPage.update(bytes, at, taken);
      openPageBytes += taken;
      at += taken;
      left -= taken;
      if (openPageBytes == LogLayout.PAGE_BYTES) {
        checksums[fullPages] = (int) openPage.getValue();
        openPage.reset();
        openPageBytes = 0;
        int oneMore = fullPages + 1;
        fullPages = oneMore;
      }
    }
  }

  /** How many pages are full, from the first one on. */
  int fullPages() {
    return fullPages;
  }

  /** Whether a page's bytes are what was written; true for a page that is not full yet. */
  boolean matches(int page, byte[] bytes, int offset) {
    if (page >= fullPages) {
      return true;
    }
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, offset, LogLayout.PAGE_BYTES);
    return (int) checksum.getValue() == checksums[page];
  }

  /** The first page in which a full file's bytes differ; -1 if there is none. */
  int firstMismatch(byte[] file) {
    for (int page = 0; page < checksums.length; page++) {
      if (!matches(page, file, page * LogLayout.PAGE_BYTES)) {
        return page;
      }
    }
    return -1;
  }

  byte[] encode(LogLayout layout, int fileNumber) {
    ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + 4 * checksums.length);
    out.putLong(MAGIC)
        .putInt(VERSION)
        .putInt(LogLayout.PAGE_BYTES)
        .putInt(fileNumber)
        .putInt(checksums.length)
        .putInt(0)
        .putInt(0);
    for (int checksum : checksums) {
      out.putInt(checksum);
    }
    out.putInt(CHECKSUM_OFFSET, layout.structureChecksum(out.array(), 0, out.capacity()));
    return out.array();
  }

  /** Reads a page table; null if these bytes are not that of this file, whole. */
  static @Nullable PageChecksums decode(LogLayout layout, int fileNumber, byte[] bytes) {
    int length = HEADER_BYTES + 4 * layout.pageCount();
    if (bytes.length < length) {
      return null;
    }
    ByteBuffer in = ByteBuffer.wrap(bytes.clone(), 0, length);
    int checksum = in.getInt(CHECKSUM_OFFSET);
    in.putInt(CHECKSUM_OFFSET, 0);
    boolean whole =
        checksum == layout.structureChecksum(in.array(), 0, length)
            && in.getLong() == MAGIC
            && in.getInt() == VERSION
            && in.getInt() == LogLayout.PAGE_BYTES
            && in.getInt() == fileNumber
            && in.getInt() == layout.pageCount();
    if (!whole) {
      return null;
    }
    PageChecksums table = new PageChecksums(layout.pageCount());
    in.position(HEADER_BYTES);
    for (int page = 0; page < table.checksums.length; page++) {
      table.checksums[page] = in.getInt();
    }
    table.fullPages = table.checksums.length;
    return table;
  }
}
