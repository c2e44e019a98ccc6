package dev.perdure.xodus;

import dev.perdure.runtime.store.StoreFailedException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of the log, and verifies each full page against its checksum.
 *
 * <p>Thread-safe: reads of one file take turns, since a {@link RandomAccessFile} has one position.
 * Xodus caches the pages above, so that this happens for what is not in memory only.
 */
final class LogFile {

  private final Path path;
  private final LogLayout layout;
  private final PageChecksums pages;
  private @Nullable RandomAccessFile handle;

  LogFile(Path path, LogLayout layout, PageChecksums pages) {
    this.path = path;
    this.layout = layout;
    this.pages = pages;
  }

  /** A file that is full, by its page table. */
  static LogFile full(Path path, long address, LogLayout layout) throws IOException {
    byte[] table = new byte[LogLayout.PAGE_TABLE_BYTES];
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      if (file.length() < layout.pageTableOffset() + table.length) {
        throw Damage.inFile(path, "it is " + file.length() + " bytes long, its end is missing");
      }
      file.seek(layout.pageTableOffset());
      file.readFully(table);
    }
    PageChecksums pages = PageChecksums.decode(layout, layout.fileNumber(address), table);
    if (pages == null) {
      throw Damage.inFile(path, "its page table is not what was written");
    }
    return new LogFile(path, layout, pages);
  }

  PageChecksums pages() {
    return pages;
  }

  /**
   * Reads bytes, in whole pages, since a part of one cannot be verified.
   *
   * @param end how many bytes of the log the file has
   * @return how many bytes were read; fewer than {@code count} at the end
   */
  int read(byte[] output, long position, int offset, int count, long end) {
    int available = (int) Math.max(0, Math.min(count, end - position));
    if (available == 0) {
      return 0;
    }
    int firstPage = (int) (position / LogLayout.PAGE_BYTES);
    long from = (long) firstPage * LogLayout.PAGE_BYTES;
    int lastPage = (int) ((position + available - 1) / LogLayout.PAGE_BYTES);
    long to = Math.min(layout.fileBytes(), (long) (lastPage + 1) * LogLayout.PAGE_BYTES);
    // Before the bytes are read: a page that fills meanwhile may have been read half.
    int fullPages = pages.fullPages();
    byte[] whole = readRaw(from, (int) (to - from));
    for (int page = firstPage; page <= lastPage; page++) {
      int at = (page - firstPage) * LogLayout.PAGE_BYTES;
      if (page < fullPages && !pages.matches(page, whole, at)) {
        throw Damage.inFile(
            path,
            "its page at offset "
                + (long) page * LogLayout.PAGE_BYTES
                + " is not what was written");
      }
    }
    System.arraycopy(whole, (int) (position - from), output, offset, available);
    return available;
  }

  /** The bytes of a range; zeros where the file has none, which no checksum takes for data. */
  private synchronized byte[] readRaw(long from, int length) {
    byte[] bytes = new byte[length];
    try {
      RandomAccessFile file = handle;
      if (file == null) {
        file = new RandomAccessFile(path.toFile(), "r");
        handle = file;
      }
      file.seek(from);
      int read = 0;
      while (read < length) {
        int count = file.read(bytes, read, length - read);
        if (count < 0) {
          break;
        }
        read += count;
      }
      return bytes;
    } catch (IOException e) {
      if (!Files.exists(path)) {
        throw Damage.inFile(path, "it is missing");
      }
      throw new StoreFailedException(
          "The file \""
              + path
              + "\" could not be read: "
              + e.getMessage()
              + ". Check the disk, and start again.",
          e);
    }
  }

  /** Gives the handle back; the next read takes a new one. */
  synchronized void release() {
    RandomAccessFile file = handle;
    handle = null;
    if (file != null) {
      try {
        file.close();
      } catch (IOException ignored) {
        // It was open for reading only: nothing can have been lost.
      }
    }
  }
}
