package dev.perdure.xodus;

import dev.perdure.runtime.store.HeapStore;
import dev.perdure.runtime.store.HeapStoreException;
import dev.perdure.runtime.store.StoreCursor;
import dev.perdure.runtime.store.StoreFailedException;
import dev.perdure.runtime.store.StoreTable;
import dev.perdure.runtime.store.WriteBatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jetbrains.exodus.ArrayByteIterable;
import jetbrains.exodus.ByteIterable;
import jetbrains.exodus.env.Environment;
import jetbrains.exodus.env.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * A heap in a directory, on JetBrains Xodus.
 *
 * <p><b>Durable.</b> A commit is one Xodus transaction and, but for the rare one that fills a file
 * of the log, one fsync. When it returns, its batches survive the death of the process and of the
 * machine. When it fails, nothing is tried again and the store refuses everything from then on:
 * what a failed fsync has left on the disk, nobody knows.
 *
 * <p><b>Damage is found</b>, not returned as data: each page of a full log file is verified when it
 * is read from the disk, the last file when the heap is opened; the end of the log is compared with
 * a witness beside it ({@link HighWater}), and the last 256 batches form a chain of checksums
 * ({@link BatchChain}). Whatever is found is a {@code HeapDamagedException}, and opening a damaged
 * heap changes nothing in it.
 *
 * <p><b>Limits.</b> The witness is not synced with each commit. After a power cut it may be some
 * seconds old: if the log's last file then loses its end <em>as well</em>, so that it looks like
 * the torn tail of the power cut, batches newer than the witness are missed by nobody. Nor can the
 * store tell that the whole directory was replaced by an older copy. A missing file in the middle
 * of the log is found when something in it is read. Whoever reads a damaged page while it is in
 * Xodus's cache, undamaged, does not notice. A value may take about half of a log file at most (4
 * MiB by default).
 *
 * <p>Thread-safe, as {@link HeapStore} asks. Deaf to {@link Thread#interrupt}.
 */
public final class XodusHeapStore implements HeapStore {

  private final Path directory;
  private final HeapLock lock;
  private final LogFiles files;
  private final HighWater highWater;
  private final Environment environment;
  private final XodusTables tables;
  private final Set<Transaction> openScans = ConcurrentHashMap.newKeySet();
  private final SharedSnapshot snapshot = new SharedSnapshot();
  private final int maxValueBytes;
  private volatile BatchChain.Head head;
  private volatile boolean closed;
  private volatile @Nullable Throwable failure;
  private long commits;
  private long batchCount;

  XodusHeapStore(
      Path directory,
      HeapLock lock,
      LogFiles files,
      HighWater highWater,
      Environment environment,
      XodusTables tables,
      BatchChain.Head head,
      LogLayout layout) {
    this.directory = directory;
    this.lock = lock;
    this.files = files;
    this.highWater = highWater;
    this.environment = environment;
    this.tables = tables;
    this.head = head;
    this.maxValueBytes = layout.fileBytes() / 2;
  }

  /**
   * Opens the heap in a directory, and makes it if the directory is empty or does not exist.
   *
   * @throws dev.perdure.runtime.store.HeapLockedException if it is open here or elsewhere
   * @throws dev.perdure.runtime.store.HeapDamagedException if something that was durable is not
   *     there
   * @throws dev.perdure.runtime.store.HeapVersionException if it was written by a newer version
   * @throws StoreFailedException if the directory is no heap, or cannot be read or written
   */
  public static XodusHeapStore open(Path directory) {
    return open(directory, XodusHeapOptions.defaults());
  }

  /** Opens a heap with options; see {@link #open(Path)}. */
  public static XodusHeapStore open(Path directory, XodusHeapOptions options) {
    return new HeapOpening(directory, options).open();
  }

  @Override
  public byte @Nullable [] get(StoreTable table, byte[] key) {
    requireUsable();
    try {
      SharedSnapshot.Held held = snapshot.take(environment);
      try {
        ByteIterable value = tables.of(table).get(held.transaction(), new ArrayByteIterable(key));
        return value == null ? null : XodusCursor.bytes(value);
      } finally {
        snapshot.giveBack(held);
      }
    } catch (RuntimeException e) {
      throw readFailure(e);
    }
  }

  @Override
  public StoreCursor scan(StoreTable table, byte[] from, byte @Nullable [] to, boolean descending) {
    requireUsable();
    try {
      Transaction transaction = environment.beginReadonlyTransaction();
      openScans.add(transaction);
      try {
        return descending && XodusTables.isPrefixing(table)
            ? new DescendingWindows(this, transaction, tables.of(table), from, to)
            : new XodusCursor(this, transaction, tables.of(table), from, to, descending);
      } catch (RuntimeException e) {
        finish(transaction);
        throw e;
      }
    } catch (RuntimeException e) {
      throw readFailure(e);
    }
  }

  @Override
  public synchronized void commit(List<WriteBatch> batches) {
    requireUsable();
    WriteBatch.requireConsecutive(head.sequence(), batches);
    if (batches.isEmpty()) {
      return;
    }
    requireStorable(batches);
    BatchChain.Head newHead;
    try {
      files.committing(batches.get(batches.size() - 1).sequence());
      newHead = write(batches);
      snapshot.expire();
      files.raiseFloor(files.highAddress());
      head = newHead;
      commits++;
      batchCount += batches.size();
      highWater.write(mark());
    } catch (IOException | RuntimeException | Error e) {
      throw fail(batches, e);
    }
  }

  private BatchChain.Head write(List<WriteBatch> batches) {
    Transaction transaction = environment.beginExclusiveTransaction();
    try {
      BatchChain.Head newHead = head;
      for (WriteBatch batch : batches) {
        tables.apply(batch, transaction);
        BatchChain.Header header = BatchChain.Header.of(batch, newHead.chain());
        BatchChain.append(tables.chain(), transaction, header);
        newHead = new BatchChain.Head(header.sequence(), header.chain());
      }
      BatchChain.writeHead(tables.chain(), transaction, newHead);
      if (!transaction.commit()) {
        throw new IllegalStateException("An exclusive transaction met another one.");
      }
      return newHead;
    } finally {
      if (!transaction.isFinished()) {
        transaction.abort();
      }
    }
  }

  /** Checked before anything is written: Xodus would notice it in the middle. */
  private void requireStorable(List<WriteBatch> batches) {
    for (WriteBatch batch : batches) {
      for (WriteBatch.Entry entry : batch.entries()) {
        byte[] value = entry.value();
        long size = entry.key().length + (value == null ? 0L : value.length);
        if (size > maxValueBytes) {
          throw new IllegalArgumentException(
              "An entry of turn "
                  + batch.sequence()
                  + " has "
                  + size
                  + " bytes; this heap stores up to "
                  + maxValueBytes
                  + ".");
        }
      }
    }
  }

  private HighWater.Mark mark() {
    return new HighWater.Mark(head.sequence(), head.chain(), files.highAddress());
  }

  private StoreFailedException fail(List<WriteBatch> batches, Throwable cause) {
    files.fail(cause);
    failure = cause;
    String turns =
        Damage.turns(batches.get(0).sequence(), batches.get(batches.size() - 1).sequence());
    return new StoreFailedException(
        "The heap \""
            + directory
            + "\" could not store "
            + turns
            + ": "
            + reason(cause)
            + " The heap takes no more turns. Stop, see to the disk, and start again: every turn"
            + " before is safe.",
        cause);
  }

  private static String reason(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null && deepest.getCause() != deepest) {
      deepest = deepest.getCause();
    }
    String message = deepest.getMessage();
    String text = message == null ? deepest.getClass().getSimpleName() : message;
    return text.endsWith(".") ? text : text + ".";
  }

  @Override
  public long lastSequence() {
    requireUsable();
    return head.sequence();
  }

  @Override
  public String describe() {
    return directory.toString();
  }

  /** What the store has done since it was opened. */
  public synchronized StoreStatistics statistics() {
    return new StoreStatistics(
        commits, batchCount, files.syncs(), files.appendedBytes(), files.sizeBytes());
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    snapshot.release();
    openScans.forEach(Transaction::abort);
    openScans.clear();
    try {
      environment.close();
      if (failure == null) {
        highWater.write(mark());
        highWater.sync();
      }
    } catch (IOException | RuntimeException e) {
      // Every commit is durable already. The witness lags behind, as after a crash.
      files.fail(e);
    } finally {
      release();
    }
  }

  private void release() {
    files.closeAll();
    try (lock;
        highWater) {
      files.closeTail();
    } catch (IOException | RuntimeException e) {
      // The process gives back at its end what it could not give back here.
      files.fail(e);
    }
  }

  void requireUsable() {
    if (closed) {
      throw new IllegalStateException("The heap \"" + directory + "\" is closed.");
    }
    Throwable earlier = failure;
    if (earlier != null) {
      throw new StoreFailedException(
          "The heap \""
              + directory
              + "\" has failed and takes no more work: "
              + reason(earlier)
              + " Stop, see to the disk, and start again.",
          earlier);
    }
  }

  void finish(Transaction transaction) {
    if (openScans.remove(transaction)) {
      transaction.abort();
    }
  }

  /** What to throw when Xodus could not read. */
  RuntimeException readFailure(RuntimeException cause) {
    if (closed) {
      return new IllegalStateException("The heap \"" + directory + "\" is closed.", cause);
    }
    HeapStoreException ours = Damage.ours(cause);
    return ours != null
        ? ours
        : Damage.inHeap(directory, "its log cannot be read (" + reason(cause) + ")", cause);
  }

  Environment environment() {
    return environment;
  }

  LogFiles files() {
    return files;
  }
}
