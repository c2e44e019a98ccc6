package dev.perdure.benchmarks;

import dev.perdure.runtime.store.HeapStore;
import dev.perdure.runtime.store.StoreCursor;
import dev.perdure.runtime.store.StoreTable;
import dev.perdure.runtime.store.WriteBatch;
import dev.perdure.xodus.XodusHeapStore;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A store that counts what passes through it. Thread-safe. */
final class MeteredStore implements HeapStore {

  /** What has passed so far. */
  record Meter(long payloadBytes, long logBytes, long commitNanos, long reads) {

    /** What has passed since an earlier reading. */
    Meter since(Meter before) {
      return new Meter(
          payloadBytes - before.payloadBytes,
          logBytes - before.logBytes,
          commitNanos - before.commitNanos,
          reads - before.reads);
    }
  }

  private final XodusHeapStore store;
  private final AtomicLong payloadBytes = new AtomicLong();
  private final AtomicLong commitNanos = new AtomicLong();
  private final AtomicLong reads = new AtomicLong();

  MeteredStore(XodusHeapStore store) {
    this.store = store;
  }

  Meter meter() {
    return new Meter(
        payloadBytes.get(), store.statistics().logBytes(), commitNanos.get(), reads.get());
  }

  @Override
  public byte @Nullable [] get(StoreTable table, byte[] key) {
    reads.incrementAndGet();
    return store.get(table, key);
  }

  @Override
  public StoreCursor scan(StoreTable table, byte[] from, byte @Nullable [] to, boolean descending) {
    return store.scan(table, from, to, descending);
  }

  @Override
  public void commit(List<WriteBatch> batches) {
    long start = System.nanoTime();
    store.commit(batches);
    commitNanos.addAndGet(System.nanoTime() - start);
    batches.forEach(batch -> payloadBytes.addAndGet(batch.sizeBytes()));
  }

  @Override
  public long lastSequence() {
    return store.lastSequence();
  }

  @Override
  public String describe() {
    return store.describe();
  }

  @Override
  public void close() {
    store.close();
  }
}
