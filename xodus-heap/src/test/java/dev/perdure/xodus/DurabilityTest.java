package dev.perdure.xodus;

import static dev.perdure.runtime.store.StoreText.batch;
import static dev.perdure.runtime.store.StoreText.get;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.perdure.runtime.store.StoreFailedException;
import dev.perdure.runtime.store.StoreTable;
import dev.perdure.runtime.store.StoreText;
import dev.perdure.runtime.store.WriteBatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A commit is durable when it returns, and costs one fsync. */
final class DurabilityTest {

  @TempDir Path directory;

  private XodusHeapStore open() {
    return XodusHeapStore.open(
        directory.resolve("heap"), XodusHeapOptions.defaults().withLogFileBytes(1 << 20));
  }

  @Test
  void durableWritesAreOn() {
    try (XodusHeapStore store = open()) {
      assertThat(store.environment().getEnvironmentConfig().getLogDurableWrite(), is(true));
    }
  }

  @Test
  void aCommitOfManyBatchesIsOneSync() {
    try (XodusHeapStore store = open()) {
      long before = store.statistics().syncs();

      store.commit(List.of(batch(1, "a=1"), batch(2, "b=2"), batch(3, "c=3")));

      assertThat(store.statistics().syncs() - before, is(1L));
      assertThat(store.statistics().commits(), is(1L));
      assertThat(store.statistics().batches(), is(3L));
      assertThat(store.statistics().logBytes(), is(greaterThan(0L)));
    }
  }

  @Test
  void anInterruptedThreadCommitsAndStaysInterrupted() {
    try (XodusHeapStore store = open()) {
      byte[] megabyte = new byte[400_000];
      for (int turn = 1; turn <= 8; turn++) {
        Thread.currentThread().interrupt();
        WriteBatch batch = batch(turn, "turn=" + turn);
        batch.put(StoreTable.OBJECTS, StoreText.bytes("large"), megabyte);
        store.commit(List.of(batch));
      }

      assertThat(get(store, "turn"), is("8"));
      assertThat(Thread.interrupted(), is(true));
    }
    try (XodusHeapStore store = open()) {
      assertThat(get(store, "turn"), is("8"));
    }
  }

  @Test
  void aFailedCommitIsTheLast() {
    try (XodusHeapStore store = open()) {
      store.commit(List.of(batch(1, "a=1")));
      store.files().fail(new IOException("No space left on device"));

      StoreFailedException failure =
          assertThrows(StoreFailedException.class, () -> store.commit(List.of(batch(2, "a=2"))));

      assertThat(failure.getMessage(), containsString("could not store turn 2: No space left"));
      assertThrows(StoreFailedException.class, () -> store.commit(List.of(batch(2, "a=2"))));
      assertThrows(StoreFailedException.class, () -> get(store, "a"));
    }
    try (XodusHeapStore store = open()) {
      assertThat(get(store, "a"), is("1"));
      assertThat(store.lastSequence(), is(1L));
    }
  }

  @Test
  void aValueThatIsTooLargeIsRefusedAndTheStoreGoesOn() {
    try (XodusHeapStore store = open()) {
      WriteBatch large = new WriteBatch(1);
      large.put(StoreTable.META, StoreText.bytes("k"), new byte[600_000]);

      assertThrows(IllegalArgumentException.class, () -> store.commit(List.of(large)));

      store.commit(List.of(batch(1, "a=1")));
      assertThat(get(store, "a"), is("1"));
    }
  }

  @Test
  void theCleanerKeepsTheLogFromGrowingWithoutEnd() {
    try (XodusHeapStore store = open()) {
      Random random = new Random(1);
      byte[] value = new byte[2000];
      long written = 0;
      int turn = 0;
      // Overwrites the same 200 KB until the cleaner has removed more than it had left.
      while (written < 20_000_000 || store.statistics().logSizeBytes() > written / 2) {
        WriteBatch batch = new WriteBatch(++turn);
        for (int i = 0; i < 100; i++) {
          random.nextBytes(value);
          batch.put(StoreTable.OBJECTS, StoreText.bytes("k" + i), value.clone());
        }
        store.commit(List.of(batch));
        written += batch.sizeBytes();
      }

      assertThat(store.statistics().logSizeBytes(), is(lessThan(written)));
      assertThat(WrittenObjects.count(store), is(100));
    }
    try (XodusHeapStore store = open()) {
      assertThat(WrittenObjects.count(store), is(100));
    }
  }

  /** Counts what a scan finds. */
  private static final class WrittenObjects {

    static int count(XodusHeapStore store) {
      int count = 0;
      try (var cursor = store.scan(StoreTable.OBJECTS, new byte[0], null, false)) {
        while (cursor.next()) {
          count++;
        }
      }
      return count;
    }
  }
}
