package dev.perdure.xodus;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The file of the log that is being written: appends bytes, syncs them with a record, and closes
 * the file with its page table when it is full.
 *
 * <p>Confined to the thread that holds Xodus's commit lock.
 */
final class LogTail {

  private final long address;
  private final int fileNumber;
  private final LogLayout layout;
  private final RandomAccessFile file;
  private final PageChecksums pages;
  private final CRC32C unsynced = new CRC32C();
  private volatile int end;
  private int syncedEnd;
  private int syncs;
  private int lastChecksum;
  private boolean isFull;

  private LogTail(
      long address, LogLayout layout, RandomAccessFile file, LogScan scan, PageChecksums pages) {
    this.address = address;
    this.fileNumber = layout.fileNumber(address);
    this.layout = layout;
    this.file = file;
    this.pages = pages;
    this.end = scan.end();
    this.syncedEnd = scan.end();
    this.syncs = scan.records().size();
    this.lastChecksum = syncs == 0 ? 0 : scan.records().get(syncs - 1).checksum();
    this.isFull = scan.isFull();
  }

  /** Begins a file; one of this name has nothing durable in it. */
  static LogTail create(Path path, long address, LogLayout layout) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    file.setLength(0);
    PageChecksums pages = new PageChecksums(layout.pageCount());
    LogScan empty = new LogScan(0, List.of(), pages, false);
    return new LogTail(address, layout, file, empty, pages);
  }

  /** Goes on with a file that was scanned. */
  static LogTail resume(Path path, long address, LogLayout layout, LogScan scan)
      throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    return new LogTail(address, layout, file, scan, scan.pages());
  }

  /**
   * Takes the end of a file away that holds no acknowledged batch, durably.
   *
   * <p>A crash at any point leaves the file as it was or as it is to be: the record of the new end
   * comes first, in one sector, and then what contradicts it goes.
   */
  static void truncate(Path path, long address, LogLayout layout, LogScan scan, int newEnd)
      throws IOException {
    int fileNumber = layout.fileNumber(address);
    byte[] data = new byte[newEnd];
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.readFully(data);
      int kept = 0;
      while (kept < scan.records().size() && scan.records().get(kept).end() <= newEnd) {
        kept++;
      }
      SyncRecord last = kept == 0 ? null : scan.records().get(kept - 1);
      int lastEnd = last == null ? 0 : last.end();
      if (scan.isFull()) {
        file.setLength(layout.syncRecordOffset(1));
      }
      if (newEnd > lastEnd) {
        CRC32C checksum = new CRC32C();
        checksum.update(data, lastEnd, newEnd - lastEnd);
        kept++;
        SyncRecord cut =
            SyncRecord.create(
                layout,
                fileNumber,
                kept,
                newEnd,
                (int) checksum.getValue(),
                last == null ? 0 : last.checksum(),
                scan.lastSequence());
        file.seek(layout.syncRecordOffset(kept));
        file.write(cut.encode(fileNumber));
        file.getFD().sync();
      }
      file.setLength(layout.syncRecordOffset(kept + 1));
      if (scan.isFull()) {
        file.seek(layout.pageTableOffset());
        file.write(new byte[LogLayout.PAGE_TABLE_BYTES]);
      }
      file.getFD().sync();
    }
  }

  long address() {
    return address;
  }

  int end() {
    return end;
  }

  PageChecksums pages() {
    return pages;
  }

  void append(byte[] bytes, int offset, int length) throws IOException {
    if (end + length > layout.fileBytes()) {
      throw new IOException("A log file would grow beyond " + layout.fileBytes() + " bytes");
    }
    file.seek(end);
    file.write(bytes, offset, length);
    unsynced.update(bytes, offset, length);
    pages.append(bytes, offset, length);
    // Only the committer writes it: no update can be lost.
    int grown = end + length;
    end = grown;
  }

  /**
   * Makes what was appended durable.
   *
   * @return whether there was anything
   */
  boolean sync(long sequence) throws IOException {
    if (end == syncedEnd) {
      return false;
    }
    SyncRecord record =
        SyncRecord.create(
            layout, fileNumber, syncs + 1, end, (int) unsynced.getValue(), lastChecksum, sequence);
    file.seek(layout.syncRecordOffset(record.index()));
    file.write(record.encode(fileNumber));
    if (end == layout.fileBytes()) {
      file.seek(layout.pageTableOffset());
      file.write(pages.encode(layout, fileNumber));
      isFull = true;
    }
    file.getFD().sync();
    syncs = record.index();
    lastChecksum = record.checksum();
    syncedEnd = end;
    unsynced.reset();
    if (isFull) {
      // The page table is durable now and says more than the records.
      file.setLength(layout.syncRecordOffset(1));
    }
    return true;
  }

  void close() throws IOException {
    file.close();
  }
}
