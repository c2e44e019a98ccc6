package dev.perdure.xodus;

import dev.perdure.runtime.store.HeapDamagedException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What the last file of the log really has: the bytes up to the last sync that reached the disk.
 *
 * <p>The rule: a sync record is written after the sync before it has returned, so a record that is
 * there proves that all before it was durable. What does not match its record is therefore a torn
 * tail, to be forgotten, if nothing follows it, and damage if something does. Immutable.
 *
 * @param end how many bytes of the log the file has
 * @param records the sync records up to there; empty in a full file
 * @param pages the checksums of the full pages up to there
 * @param isFull whether the file is full and has its page table
 */
record LogScan(int end, List<SyncRecord> records, PageChecksums pages, boolean isFull) {

  LogScan {
    records = List.copyOf(records);
  }

  /** The last batch that the file knows of; 0 if it knows of none. */
  long lastSequence() {
    return records.isEmpty() ? 0 : records.get(records.size() - 1).sequence();
  }

  /**
   * Reads a file and changes nothing.
   *
   * @throws HeapDamagedException if what was durable is damaged
   */
  static LogScan of(Path path, long address, LogLayout layout) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      byte[] data = read(file, 0, layout.fileBytes());
      byte[] margin = read(file, layout.pageTableOffset(), Integer.MAX_VALUE);
      return new Reading(path, layout, layout.fileNumber(address), data, margin).scan();
    }
  }

  private static byte[] read(RandomAccessFile file, long from, int atMost) throws IOException {
    byte[] bytes = new byte[(int) Math.max(0, Math.min(file.length() - from, atMost))];
    file.seek(from);
    file.readFully(bytes);
    return bytes;
  }

  private record Reading(Path path, LogLayout layout, int fileNumber, byte[] data, byte[] margin) {

    LogScan scan() {
      PageChecksums table = PageChecksums.decode(layout, fileNumber, margin);
      if (table != null) {
        int wrong = data.length < layout.fileBytes() ? 0 : table.firstMismatch(data);
        if (wrong < 0) {
          return new LogScan(layout.fileBytes(), List.of(), table, true);
        }
        // The records go only after the page table is durable: while they are there, the file was
        // being filled, and they say how far it got.
        if (record(1) == null) {
          throw damaged(wrong * LogLayout.PAGE_BYTES);
        }
      }
      return scanRecords();
    }

    private LogScan scanRecords() {
      List<SyncRecord> records = new ArrayList<>();
      int end = 0;
      int previous = 0;
      for (int index = 1; index <= slots(); index++) {
        SyncRecord record = record(index);
        if (record != null && record.previousChecksum() != previous) {
          break; // Left over from before the file was cut.
        }
        if (record == null || !hasDataOf(record, end)) {
          if (isFollowed(index)) {
            throw damaged(end);
          }
          break;
        }
        records.add(record);
        end = record.end();
        previous = record.checksum();
      }
      PageChecksums pages = new PageChecksums(layout.pageCount());
      pages.append(data, 0, end);
      return new LogScan(end, records, pages, false);
    }

    private boolean hasDataOf(SyncRecord record, int from) {
      if (record.end() <= from || record.end() > data.length) {
        return false;
      }
      CRC32C checksum = new CRC32C();
      checksum.update(data, from, record.end() - from);
      return (int) checksum.getValue() == record.dataChecksum();
    }

    private boolean isFollowed(int index) {
      for (int later = index + 1; later <= slots(); later++) {
        if (record(later) != null) {
          return true;
        }
      }
      return false;
    }

    private int slots() {
      return Math.max(0, margin.length - LogLayout.PAGE_TABLE_BYTES) / LogLayout.SYNC_RECORD_BYTES;
    }

    private @Nullable SyncRecord record(int index) {
      if (index > slots()) {
        return null;
      }
      int offset = (int) (layout.syncRecordOffset(index) - layout.pageTableOffset());
      return SyncRecord.decode(layout, fileNumber, index, margin, offset);
    }

    private HeapDamagedException damaged(int offset) {
      return Damage.inFile(
          path, "its bytes from offset " + offset + " on are not those that were written");
    }
  }
}
