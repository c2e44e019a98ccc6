package dev.perdure.xodus;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import jetbrains.exodus.env.Environment;
import jetbrains.exodus.env.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * A read-only transaction that one read leaves to the next: beginning and ending one costs as much
 * as reading a record.
 *
 * <p>It is given up when a commit has made it old, and after a while, because the files that it can
 * see cannot be deleted. Thread-safe: who takes it has it alone, and another reader begins its own.
 */
final class SharedSnapshot {

  /** The transaction, and the state of the heap that it sees. */
  static final class Held {
    private final Transaction transaction;
    private final long version;
    private final long sinceNanos;
    private int reads;

    Held(Transaction transaction, long version) {
      this.transaction = transaction;
      this.version = version;
      this.sinceNanos = System.nanoTime();
    }

    Transaction transaction() {
      return transaction;
    }
  }

  private static final long OLDEST_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Looking at the clock costs something, too. */
  private static final int READS_BETWEEN_LOOKS = 256;

  private final AtomicReference<@Nullable Held> held = new AtomicReference<>();

  /** Counts the commits. */
  private volatile long version;

  /** The transaction for one read, to be given back; it sees all that was committed. */
  Held take(Environment environment) {
    Held taken = held.getAndSet(null);
    if (taken != null) {
      if (isCurrent(taken)) {
        return taken;
      }
      taken.transaction.abort();
    }
    long current = version;
    return new Held(environment.beginReadonlyTransaction(), current);
  }

  private boolean isCurrent(Held taken) {
    if (taken.version != version) {
      return false;
    }
    return ++taken.reads % READS_BETWEEN_LOOKS != 0
        || System.nanoTime() - taken.sinceNanos < OLDEST_NANOS;
  }

  /** The read is over. */
  void giveBack(Held taken) {
    if (taken.version != version || !held.compareAndSet(null, taken)) {
      taken.transaction.abort();
    }
  }

  /** There is something new to be seen. */
  @SuppressWarnings("NonAtomicVolatileUpdate")
  void expire() {
    version++;
    release();
  }

  /** Lets go of the transaction. */
  void release() {
    Held taken = held.getAndSet(null);
    if (taken != null) {
      taken.transaction.abort();
    }
  }
}
