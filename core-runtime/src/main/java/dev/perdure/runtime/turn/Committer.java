package dev.perdure.runtime.turn;

import dev.perdure.runtime.heap.LayeredStore;
import dev.perdure.runtime.store.HeapStore;
import dev.perdure.runtime.store.HeapStoreException;
import dev.perdure.runtime.store.StoreFailedException;
import dev.perdure.runtime.store.WriteBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Makes turns durable and then releases their outputs, both in turn order, on a thread of its own:
 * while one fsync runs, the turns that end meanwhile gather for the next.
 *
 * <p>After a failure nothing is written or released any more. Thread-safe.
 */
public final class Committer implements AutoCloseable {

  /** So many ended turns may wait before the next one has to. */
  private static final int MOST_WAITING = 1024;

  /**
   * So many bytes of batches may be on their way, in the hands of the committer included, before
   * the next turn has to wait: they are in memory until they are durable, twice while the store
   * writes them. One batch alone may be larger.
   */
  private final long mostBytes;

  private record Ended(@Nullable WriteBatch batch, String output, List<String> reports) {}

  private final HeapStore store;
  private final LayeredStore layers;
  private final OutputSink sink;
  private final OutputSink errors;
  private final Thread thread;

  // Waiting is deaf to interrupts: durability is not given up for one.
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  private final List<Ended> waiting = new ArrayList<>();
  private long submitted;
  private long released;
  private long bytesOnTheirWay;
  private boolean closing;
  private @Nullable HeapStoreException failure;

  /**
   * Starts the thread.
   *
   * @param mostBytes how many bytes of batches may wait before a turn has to
   */
  public Committer(
      HeapStore store, LayeredStore layers, OutputSink sink, OutputSink errors, long mostBytes) {
    this.mostBytes = mostBytes;
    this.store = store;
    this.layers = layers;
    this.sink = sink;
    this.errors = errors;
    this.thread = new Thread(this::run, "perdure-committer");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Hands over an ended turn.
   *
   * @param batch what it writes; null for nothing
   * @param output what it prints, once it is durable
   * @param reports what it reports behind that
   * @throws HeapStoreException if an earlier turn could not be made durable
   */
  public void submit(@Nullable WriteBatch batch, String output, List<String> reports) {
    lock.lock();
    try {
      long bytes = batch == null ? 0 : batch.sizeBytes();
      while (failure == null
          && (waiting.size() >= MOST_WAITING
              || (bytes > 0 && bytesOnTheirWay > 0 && bytesOnTheirWay + bytes > mostBytes))) {
        changed.awaitUninterruptibly();
      }
      throwFailure();
      if (batch == null && output.isEmpty() && reports.isEmpty()) {
        return;
      }
      bytesOnTheirWay += bytes;
      waiting.add(new Ended(batch, output, reports));
      submitted++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until everything that was handed over is durable and released. */
  public void flush() {
    lock.lock();
    try {
      long target = submitted;
      while (released < target && failure == null) {
        changed.awaitUninterruptibly();
      }
      throwFailure();
    } finally {
      lock.unlock();
    }
  }

  private void throwFailure() {
    if (failure != null) {
      throw failure;
    }
  }

  private void run() {
    while (true) {
      List<Ended> group = next();
      if (group == null) {
        return;
      }
      try {
        commit(group);
      } catch (HeapStoreException e) {
        fail(e);
        return;
      } catch (RuntimeException | Error e) {
        fail(
            new StoreFailedException(
                "The heap \""
                    + store.describe()
                    + "\" could not be written ("
                    + e
                    + "). Nothing of the turns that were not acknowledged is kept.",
                e));
        return;
      }
    }
  }

  private @Nullable List<Ended> next() {
    lock.lock();
    try {
      while (waiting.isEmpty()) {
        if (closing) {
          return null;
        }
        changed.awaitUninterruptibly();
      }
      List<Ended> group = new ArrayList<>(waiting);
      waiting.clear();
      changed.signalAll();
      return group;
    } finally {
      lock.unlock();
    }
  }

  private void commit(List<Ended> group) {
    List<WriteBatch> batches = new ArrayList<>();
    for (Ended ended : group) {
      if (ended.batch != null) {
        batches.add(ended.batch);
      }
    }
    if (!batches.isEmpty()) {
      store.commit(batches);
      batches.forEach(layers::isDurable);
    }
    release(group);
    long bytes = batches.stream().mapToLong(WriteBatch::sizeBytes).sum();
    lock.lock();
    try {
      bytesOnTheirWay -= bytes;
      released += group.size();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void release(List<Ended> group) {
    StringBuilder output = new StringBuilder();
    for (Ended ended : group) {
      output.append(ended.output);
      if (!ended.reports.isEmpty()) {
        write(output);
        ended.reports.forEach(report -> errors.write(report + "\n"));
      }
    }
    write(output);
  }

  private void write(StringBuilder output) {
    if (output.length() > 0) {
      sink.write(output.toString());
      output.setLength(0);
    }
  }

  private void fail(HeapStoreException e) {
    lock.lock();
    try {
      failure = e;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for what was handed over, and stops the thread. */
  @Override
  public void close() {
    lock.lock();
    try {
      closing = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
