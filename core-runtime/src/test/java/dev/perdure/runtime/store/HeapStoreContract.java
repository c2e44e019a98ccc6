package dev.perdure.runtime.store;

import static dev.perdure.runtime.store.StoreText.batch;
import static dev.perdure.runtime.store.StoreText.bytes;
import static dev.perdure.runtime.store.StoreText.get;
import static dev.perdure.runtime.store.StoreText.remaining;
import static dev.perdure.runtime.store.StoreText.scan;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link HeapStore} does, whatever it stands on. */
public abstract class HeapStoreContract {

  private HeapStore store;

  /** Opens a store on an empty heap. */
  protected abstract HeapStore openEmpty() throws Exception;

  /** Opens a store on the content of one that was closed. */
  protected abstract HeapStore openAgain(HeapStore closed) throws Exception;

  @BeforeEach
  final void openStore() throws Exception {
    store = openEmpty();
  }

  @AfterEach
  final void closeStore() {
    store.close();
  }

  private void reopen() throws Exception {
    store.close();
    store = openAgain(store);
  }

  private void commit(WriteBatch... batches) {
    store.commit(List.of(batches));
  }

  @Test
  void aNewHeapIsEmptyAndAtTurnZero() {
    for (StoreTable table : StoreTable.values()) {
      try (StoreCursor cursor = store.scan(table, new byte[0], null, false)) {
        assertThat(cursor.next(), is(false));
      }
    }
    assertThat(store.lastSequence(), is(0L));
  }

  @Test
  void whatWasPutIsRead() {
    commit(batch(1, "name=Ada"));

    assertThat(get(store, "name"), is("Ada"));
    assertThat(get(store, "nam"), is(nullValue()));
    assertThat(get(store, "names"), is(nullValue()));
  }

  @Test
  void theTablesAreApart() {
    WriteBatch batch = new WriteBatch(1);
    for (StoreTable table : StoreTable.values()) {
      batch.put(table, bytes("key"), bytes(table.name()));
    }
    commit(batch);

    for (StoreTable table : StoreTable.values()) {
      assertThat(StoreText.text(store.get(table, bytes("key"))), is(table.name()));
    }
  }

  @Test
  void ofTwoPutsInOneBatchTheLaterCounts() {
    commit(batch(1, "k=first", "k=second"));

    assertThat(get(store, "k"), is("second"));
  }

  @Test
  void aDeleteAfterAPutInOneBatchRemovesTheKey() {
    commit(batch(1, "k=v", "k"));

    assertThat(get(store, "k"), is(nullValue()));
    assertThat(scan(store, "", null, false), is(empty()));
  }

  @Test
  void aPutAfterADeleteInOneBatchKeepsTheKey() {
    commit(batch(1, "k=old"));
    commit(batch(2, "k", "k=new"));

    assertThat(get(store, "k"), is("new"));
  }

  @Test
  void aLaterBatchOfOneCommitOverridesAnEarlierOne() {
    commit(batch(1, "a=1", "b=1"), batch(2, "a=2", "b"), batch(3, "a=3", "c=3"));

    assertThat(scan(store, "", null, false), contains("a=3", "c=3"));
    assertThat(store.lastSequence(), is(3L));
  }

  @Test
  void deletingAnAbsentKeyIsNoError() {
    commit(batch(1, "never"));

    assertThat(get(store, "never"), is(nullValue()));
    assertThat(store.lastSequence(), is(1L));
  }

  @Test
  void anEmptyBatchCountsAsATurn() throws Exception {
    commit(new WriteBatch(1), new WriteBatch(2));

    reopen();

    assertThat(store.lastSequence(), is(2L));
  }

  @Test
  void anEmptyCommitDoesNothing() {
    commit();

    assertThat(store.lastSequence(), is(0L));
  }

  @Test
  void emptyKeysAndEmptyValuesAreKept() throws Exception {
    WriteBatch batch = new WriteBatch(1);
    for (StoreTable table : StoreTable.values()) {
      batch.put(table, new byte[0], bytes("under the empty key"));
      batch.put(table, bytes("empty"), new byte[0]);
    }
    commit(batch);

    reopen();

    for (StoreTable table : StoreTable.values()) {
      assertThat(store.get(table, new byte[0]), is(bytes("under the empty key")));
      assertThat(store.get(table, bytes("empty")), is(new byte[0]));
    }
  }

  @Test
  void aValueOfOneMebibyteIsKept() throws Exception {
    byte[] large = new byte[1 << 20];
    new Random(7).nextBytes(large);
    WriteBatch batch = new WriteBatch(1);
    batch.put(StoreTable.OBJECTS, bytes("large"), large.clone());
    batch.put(StoreTable.META, bytes("large"), large.clone());
    commit(batch);

    reopen();

    assertThat(store.get(StoreTable.OBJECTS, bytes("large")), is(large));
    assertThat(store.get(StoreTable.META, bytes("large")), is(large));
  }

  @Test
  void aScanRunsInUnsignedByteOrder() {
    WriteBatch batch = new WriteBatch(1);
    for (StoreTable table : List.of(StoreTable.OBJECTS, StoreTable.EXTENTS)) {
      for (int value : new int[] {0x80, 0x00, 0xff, 0x7f, 0x01}) {
        batch.put(table, new byte[] {(byte) value}, new byte[0]);
        batch.put(table, new byte[] {(byte) value, 0}, new byte[0]);
      }
    }
    commit(batch);

    for (StoreTable table : List.of(StoreTable.OBJECTS, StoreTable.EXTENTS)) {
      List<Integer> first = new ArrayList<>();
      try (StoreCursor cursor = store.scan(table, new byte[0], null, false)) {
        while (cursor.next()) {
          first.add((cursor.key()[0] & 0xff) * 10 + cursor.key().length);
        }
      }
      assertThat(first, contains(1, 2, 11, 12, 1271, 1272, 1281, 1282, 2551, 2552));
    }
  }

  @Test
  void aScanTakesItsStartInAndLeavesItsEndOut() {
    commit(batch(1, "a=1", "b=2", "c=3", "d=4"));

    assertThat(scan(store, "b", "d", false), contains("b=2", "c=3"));
    assertThat(scan(store, "b", null, false), contains("b=2", "c=3", "d=4"));
    assertThat(scan(store, "aa", "cc", false), contains("b=2", "c=3"));
  }

  @Test
  void aDescendingScanIsTheReverseOfTheAscendingOne() {
    commit(batch(1, "a=1", "b=2", "c=3", "d=4"));

    assertThat(scan(store, "b", "d", true), contains("c=3", "b=2"));
    assertThat(scan(store, "b", null, true), contains("d=4", "c=3", "b=2"));
    assertThat(scan(store, "aa", "cc", true), contains("c=3", "b=2"));
    assertThat(scan(store, "", "zz", true), contains("d=4", "c=3", "b=2", "a=1"));
  }

  @Test
  void aLongDescendingScanIsTheReverseOfTheAscendingOne() {
    WriteBatch batch = new WriteBatch(1);
    for (StoreTable table : List.of(StoreTable.OBJECTS, StoreTable.EXTENTS)) {
      for (long i = 0; i < 4000; i++) {
        batch.put(table, number(i), new byte[0]);
        batch.put(table, number((1L << 40) + i * 1000), new byte[0]);
        batch.put(table, number(-1 - i * i), new byte[0]);
      }
    }
    commit(batch);

    for (StoreTable table : List.of(StoreTable.OBJECTS, StoreTable.EXTENTS)) {
      List<Long> upwards = numbers(table, number(17), number(-100), false);
      List<Long> downwards = numbers(table, number(17), number(-100), true);
      Collections.reverse(downwards);
      assertThat(downwards.size(), is(12000 - 17 - 10));
      assertThat(downwards, is(upwards));
      assertThat(numbers(table, new byte[0], null, true).size(), is(12000));
      assertThat(numbers(table, number(1L << 50), null, true).get(0), is(-1L));
    }
  }

  private static byte[] number(long number) {
    return ByteBuffer.allocate(8).putLong(number).array();
  }

  private List<Long> numbers(
      StoreTable table, byte[] from, byte @Nullable [] to, boolean descending) {
    List<Long> numbers = new ArrayList<>();
    try (StoreCursor cursor = store.scan(table, from, to, descending)) {
      while (cursor.next()) {
        numbers.add(ByteBuffer.wrap(cursor.key()).getLong());
      }
    }
    return numbers;
  }

  @Test
  void aScanOfNothingIsEmpty() {
    commit(batch(1, "a=1", "d=4"));

    assertThat(scan(store, "b", "d", false), is(empty()));
    assertThat(scan(store, "b", "d", true), is(empty()));
    assertThat(scan(store, "a", "a", false), is(empty()));
    assertThat(scan(store, "d", "a", true), is(empty()));
    assertThat(scan(store, "e", null, false), is(empty()));
    assertThat(scan(store, "e", null, true), is(empty()));
    assertThat(scan(store, "", "", true), is(empty()));
  }

  @Test
  void aScanStaysAtItsEnd() {
    commit(batch(1, "a=1", "b=2"));

    try (StoreCursor cursor = store.scan(StoreTable.META, bytes("a"), bytes("b"), false)) {
      assertThat(remaining(cursor), contains("a=1"));
      assertThat(cursor.next(), is(false));
    }
  }

  @Test
  void aScanSeesTheStateOfItsStart() {
    commit(batch(1, "a=1", "b=1", "c=1"));

    try (StoreCursor cursor = store.scan(StoreTable.META, bytes(""), null, false)) {
      cursor.next();
      commit(batch(2, "b=2", "c", "d=2"));

      assertThat(remaining(cursor), contains("b=1", "c=1"));
    }
    assertThat(scan(store, "", null, false), contains("a=1", "b=2", "d=2"));
  }

  @Test
  void scansDuringCommitsSeeEachBatchWhole() throws Exception {
    commit(batch(1, "a=1", "m=1", "z=1"));
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService reader = Executors.newSingleThreadExecutor();
    try {
      Future<Integer> torn =
          reader.submit(
              () -> {
                int count = 0;
                while (!done.get()) {
                  count += isWhole(scan(store, "", null, count % 2 == 0)) ? 0 : 1;
                }
                return count;
              });
      for (int turn = 2; turn < 60; turn++) {
        commit(batch(turn, "a=" + turn, "m=" + turn, "z=" + turn));
      }
      done.set(true);

      assertThat(torn.get(), is(0));
    } finally {
      reader.shutdownNow();
    }
  }

  private static boolean isWhole(List<String> entries) {
    return entries.size() == 3
        && entries.stream().map(entry -> entry.substring(2)).distinct().count() == 1;
  }

  @Test
  void whatAStoreReturnsIsTheCallersOwn() {
    commit(batch(1, "k=value"));

    store.get(StoreTable.META, bytes("k"))[0] = 'X';
    try (StoreCursor cursor = store.scan(StoreTable.META, bytes(""), null, false)) {
      cursor.next();
      cursor.key()[0] = 'X';
      cursor.value()[0] = 'X';
    }

    assertThat(scan(store, "", null, false), contains("k=value"));
  }

  @Test
  void aBatchOutOfSequenceIsRefusedAndChangesNothing() {
    commit(batch(1, "a=1"));

    IllegalArgumentException skipped =
        assertThrows(IllegalArgumentException.class, () -> commit(batch(3, "a=3")));
    assertThrows(IllegalArgumentException.class, () -> commit(batch(1, "a=again")));
    assertThrows(IllegalArgumentException.class, () -> commit(batch(2, "a=2"), batch(2, "a=2b")));

    assertThat(skipped.getMessage(), containsString("turn 3"));
    assertThat(get(store, "a"), is("1"));
    commit(batch(2, "a=2"));
    assertThat(store.lastSequence(), is(2L));
  }

  @Test
  void everythingIsThereAfterReopening() throws Exception {
    commit(batch(1, "a=1", "b=1"));
    commit(batch(2, "a"), batch(3, "c=3"));

    reopen();

    assertThat(scan(store, "", null, false), contains("b=1", "c=3"));
    assertThat(store.lastSequence(), is(3L));
    commit(batch(4, "d=4"));
    assertThat(get(store, "d"), is("4"));
  }

  @Test
  void aClosedStoreRefusesEverythingButItsName() {
    StoreCursor cursor = store.scan(StoreTable.META, bytes(""), null, false);
    store.close();
    store.close();

    assertThrows(IllegalStateException.class, () -> get(store, "a"));
    assertThrows(IllegalStateException.class, () -> scan(store, "", null, false));
    assertThrows(IllegalStateException.class, cursor::next);
    assertThrows(IllegalStateException.class, () -> commit(batch(1, "a=1")));
    assertThrows(IllegalStateException.class, store::lastSequence);
    assertThat(store.describe().isEmpty(), is(false));
    cursor.close();
  }

  @Test
  void aHeapThatIsOpenCannotBeOpenedAgain() {
    assertThrows(HeapLockedException.class, () -> openAgain(store));
  }

  @Test
  void aCursorOffItsEntriesSaysSo() {
    try (StoreCursor cursor = store.scan(StoreTable.META, bytes(""), null, false)) {
      assertThrows(IllegalStateException.class, cursor::key);
      cursor.next();
      assertThrows(IllegalStateException.class, cursor::value);
    }
  }
}
