package dev.perdure.xodus;

import dev.perdure.runtime.store.HeapDamagedException;
import dev.perdure.runtime.store.StoreFailedException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import jetbrains.exodus.ExodusException;
import jetbrains.exodus.log.LogUtil;
import org.jspecify.annotations.Nullable;

/**
 * The files that Xodus's log is kept in: Xodus reads and writes through here ({@link LogReader},
 * {@link LogWriter}), and what it sees is its own log, as if there were nothing else in the files.
 *
 * <p>Why not the files of Xodus itself? They have no checksums: a flipped bit is returned as data,
 * the torn end of a log after a power cut may be taken for a commit, a failed or interrupted fsync
 * may be passed over, and opening a log whose end is missing cuts off the rest. Here each fsync has
 * a record with a checksum of what it synced, each full page a checksum that is verified when the
 * page is read; a failure is final; and Xodus cannot cut the log below the {@linkplain #raiseFloor
 * floor}.
 *
 * <p>Thread-safe: the monitor guards what readers and the writer share, and is not held during a
 * write or a sync. Writes come from the thread that holds Xodus's commit lock.
 */
final class LogFiles {

  private static final int MAX_OPEN_FILES = 200;

  private final Path directory;
  private final LogLayout layout;
  private final TreeSet<Long> addresses = new TreeSet<>();
  private final Map<Long, LogFile> readers = new LinkedHashMap<>(16, 0.75f, true);
  private volatile @Nullable LogTail tail;
  private int lastFileEnd;
  private long lastFoundSequence;
  private long floor;
  private final AtomicLong appendedBytes = new AtomicLong();
  private final AtomicLong syncs = new AtomicLong();
  private volatile long sequence;
  private volatile @Nullable Throwable failure;

  private LogFiles(Path directory, LogLayout layout) {
    this.directory = directory;
    this.layout = layout;
  }

  /**
   * Finds out what there is, and changes nothing.
   *
   * @throws HeapDamagedException if something that was durable is damaged, as far as the sizes of
   *     the files and the content of the last one show it
   */
  static LogFiles examine(Path directory, LogLayout layout) throws IOException {
    LogFiles files = new LogFiles(directory, layout);
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "*.xd")) {
      for (Path path : found) {
        files.addresses.add(files.addressOf(path));
      }
    }
    files.examineLast();
    for (long address : files.addresses) {
      if (address != files.addresses.last()) {
        files.requireFull(address);
      }
    }
    return files;
  }

  private long addressOf(Path path) {
    String name = path.getFileName().toString();
    try {
      long address = LogUtil.getAddress(name);
      if (address % layout.fileBytes() == 0 && LogUtil.getLogFilename(address).equals(name)) {
        return address;
      }
    } catch (RuntimeException notALogFile) {
      // Answered below. Xodus takes such a name apart without looking.
    }
    throw Damage.inFile(path, "no file of this heap's log has this name");
  }

  private void examineLast() throws IOException {
    while (!addresses.isEmpty()) {
      long address = addresses.last();
      LogScan scan = LogScan.of(path(address), address, layout);
      lastFoundSequence = Math.max(lastFoundSequence, scan.lastSequence());
      if (scan.end() > 0 || addresses.size() == 1) {
        lastFileEnd = scan.end();
        readers.put(address, new LogFile(path(address), layout, scan.pages()));
        return;
      }
      // A file that was begun and not synced once: the log ends with the file before.
      addresses.remove(address);
    }
  }

  private void requireFull(long address) throws IOException {
    long size = Files.size(path(address));
    if (size < layout.syncRecordOffset(1)) {
      throw Damage.inFile(path(address), "it is " + size + " bytes long, its end is missing");
    }
  }

  Path directory() {
    return directory;
  }

  private Path path(long address) {
    return directory.resolve(LogUtil.getLogFilename(address));
  }

  /** The address of the log's end. */
  synchronized long highAddress() {
    LogTail current = tail;
    if (current != null) {
      return current.address() + current.end();
    }
    return addresses.isEmpty() ? 0 : addresses.last() + lastFileEnd;
  }

  /** The last batch that the sync records at the log's end know of; 0 if they know of none. */
  long lastFoundSequence() {
    return lastFoundSequence;
  }

  /** Everything below this address was acknowledged: it is never cut off. */
  synchronized void raiseFloor(long address) {
    floor = address;
  }

  /** Notes which batch the next syncs belong to. */
  void committing(long batchSequence) {
    sequence = batchSequence;
  }

  /** From now on nothing is written. */
  void fail(Throwable reason) {
    if (failure == null) {
      failure = reason;
    }
  }

  long appendedBytes() {
    return appendedBytes.get();
  }

  long syncs() {
    return syncs.get();
  }

  /** The bytes that the log takes. */
  synchronized long sizeBytes() {
    return addresses.isEmpty()
        ? 0
        : (addresses.size() - 1L) * layout.fileBytes() + lengthOf(addresses.last());
  }

  synchronized long[] addressesFrom(long from) {
    return addresses.tailSet(from).stream().mapToLong(Long::longValue).toArray();
  }

  synchronized long lengthOf(long address) {
    if (!addresses.contains(address)) {
      return 0;
    }
    return address == addresses.last() ? highAddress() - address : layout.fileBytes();
  }

  int read(long address, byte[] output, long position, int offset, int count) {
    return reader(address).read(output, position, offset, count, lengthOf(address));
  }

  private synchronized LogFile reader(long address) {
    LogFile reader = readers.get(address);
    if (reader == null) {
      if (!addresses.contains(address) || !Files.exists(path(address))) {
        throw Damage.inFile(path(address), "it is missing");
      }
      try {
        reader = LogFile.full(path(address), address, layout);
      } catch (IOException e) {
        throw new StoreFailedException(
            "The file \"" + path(address) + "\" could not be read: " + e.getMessage() + ".", e);
      }
      readers.put(address, reader);
      forgetEldest();
    }
    return reader;
  }

  private void forgetEldest() {
    if (readers.size() > MAX_OPEN_FILES) {
      // The last file's checksums are in memory only: it stays.
      for (var entry : readers.entrySet()) {
        if (entry.getKey() != (long) addresses.last()) {
          readers.remove(entry.getKey());
          entry.getValue().release();
          return;
        }
      }
    }
  }

  synchronized void open(long address, long length) {
    write(
        "open",
        () -> {
          requireTailClosed();
          Path path = path(address);
          LogTail opened;
          if (length == 0) {
            opened = LogTail.create(path, address, layout);
          } else {
            LogScan scan = LogScan.of(path, address, layout);
            if (scan.end() != length) {
              throw Damage.inFile(
                  path, "its log ends at " + scan.end() + " where it ended at " + length);
            }
            opened = LogTail.resume(path, address, layout, scan);
          }
          tail = opened;
          addresses.add(address);
          renewReader(address, opened.pages());
        });
  }

  private void renewReader(long address, PageChecksums pages) {
    LogFile former = readers.put(address, new LogFile(path(address), layout, pages));
    if (former != null) {
      former.release();
    }
  }

  private void requireTailClosed() {
    if (tail != null) {
      throw new IllegalStateException("The log has a file open for writing already.");
    }
  }

  /** Appends to the open file, and returns its address. Readers do not wait for it. */
  long append(byte[] bytes, int offset, int length) {
    LogTail current = tail;
    if (current == null) {
      throw new ExodusException("No file of the log is open for writing.");
    }
    write("append to", () -> current.append(bytes, offset, length));
    appendedBytes.addAndGet(length);
    return current.address();
  }

  /** Syncs the open file. Readers do not wait for it. */
  void sync() {
    LogTail current = tail;
    if (current != null) {
      write(
          "sync",
          () -> {
            if (current.sync(sequence)) {
              syncs.incrementAndGet();
            }
          });
    }
  }

  /**
   * Syncs what was found. A process that was killed may have left a commit, whole, that it had not
   * synced yet: it must be durable before anybody is told of it.
   */
  synchronized void syncFound() throws IOException {
    if (!addresses.isEmpty()) {
      try (RandomAccessFile file = new RandomAccessFile(path(addresses.last()).toFile(), "rw")) {
        file.getFD().sync();
      }
    }
    DurableFiles.syncDirectory(directory);
  }

  void syncDirectory() {
    write("sync the directory of", () -> DurableFiles.syncDirectory(directory));
  }

  synchronized void closeTail() {
    LogTail current = tail;
    if (current != null) {
      lastFileEnd = current.end();
      tail = null;
      try {
        current.close();
      } catch (IOException e) {
        fail(e);
        throw new ExodusException("Cannot close a file of the log", e);
      }
    }
  }

  /** Removes a file that the cleaner has emptied, or that is beyond a cut. */
  void remove(long address) {
    write(
        "remove a file of",
        () -> {
          forget(address);
          Files.deleteIfExists(path(address));
          DurableFiles.syncDirectory(directory);
        });
  }

  private synchronized void forget(long address) {
    if (!addresses.isEmpty() && address == addresses.last()) {
      requireAboveFloor(address);
      lastFileEnd = layout.fileBytes();
    }
    addresses.remove(address);
    LogFile reader = readers.remove(address);
    if (reader != null) {
      reader.release();
    }
  }

  synchronized void truncate(long address, long length) {
    write(
        "truncate",
        () -> {
          requireTailClosed();
          requireAboveFloor(address + length);
          if (length > 0) {
            LogScan scan = LogScan.of(path(address), address, layout);
            if (scan.end() > length) {
              LogTail.truncate(path(address), address, layout, scan, (int) length);
            }
          }
          lastFileEnd = (int) length;
        });
  }

  private void requireAboveFloor(long address) {
    if (address < floor) {
      throw new HeapDamagedException(
          "The log in \""
              + directory
              + "\" is damaged: it can be read up to address "
              + address
              + " only, but was durable up to "
              + floor
              + ". Nothing was changed. Copy the heap's directory away before anything else, then"
              + " restore the heap from a backup.");
    }
  }

  synchronized void closeAll() {
    readers.values().forEach(LogFile::release);
    readers.clear();
  }

  private interface FileAction {
    void run() throws IOException;
  }

  /** After a failed write nobody knows what the file has: there is no second attempt. */
  private void write(String verb, FileAction action) {
    Throwable earlier = failure;
    if (earlier != null) {
      throw new ExodusException("Nothing is written after a failure", earlier);
    }
    try {
      action.run();
    } catch (IOException | RuntimeException e) {
      fail(e);
      if (e instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      throw new ExodusException("Cannot " + verb + " the log: " + e.getMessage(), e);
    }
  }
}
