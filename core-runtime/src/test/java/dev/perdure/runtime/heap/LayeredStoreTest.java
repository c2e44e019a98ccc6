package dev.perdure.runtime.heap;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import dev.perdure.runtime.store.MemoryHeapStore;
import dev.perdure.runtime.store.StoreTable;
import dev.perdure.runtime.store.WriteBatch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is on its way to the store is seen as if it were there. */
class LayeredStoreTest {

  private static final StoreTable TABLE = StoreTable.META;

  private final MemoryHeapStore store = MemoryHeapStore.create("layered");
  private final LayeredStore layers = new LayeredStore(store);
  private long sequence;

  @Test
  void aScanMergesWhatIsOnItsWayWithWhatIsStored() {
    commit(handOver(put('b', 1), put('d', 1)));
    handOver(put('a', 2), put('c', 2), put('e', 2));

    assertThat(scan(), contains("a2", "b1", "c2", "d1", "e2"));
  }

  @Test
  void aScanDoesNotSeeWhatIsOnItsWayToBeRemoved() {
    commit(handOver(put('a', 1), put('b', 1), put('c', 1)));
    handOver(remove('b'));

    assertThat(scan(), contains("a1", "c1"));
  }

  @Test
  void aValueThatHasBecomeDurableIsSeenOnce() {
    commit(handOver(put('a', 1)));

    assertThat(scan(), contains("a1"));
  }

  @Test
  void aValueOutlivesTheDurabilityOfItsPredecessor() {
    WriteBatch first = handOver(put('a', 1));
    handOver(put('a', 2));
    commit(first);
    handOver(put('z', 3));

    assertThat(text(layers.get(TABLE, key('a'))), is("2"));
  }

  @Test
  void whatWasDroppedFromTheLayerIsReadFromTheStore() {
    commit(handOver(put('a', 1)));
    handOver(put('b', 2));

    assertThat(text(layers.get(TABLE, key('a'))), is("1"));
  }

  private interface Change {
    void addTo(WriteBatch batch);
  }

  private Change put(char key, int value) {
    return batch -> layers.put(batch, TABLE, key(key), new byte[] {(byte) ('0' + value)});
  }

  private static Change remove(char key) {
    return batch -> batch.delete(TABLE, key(key));
  }

  private WriteBatch handOver(Change... changes) {
    WriteBatch batch = new WriteBatch(++sequence);
    for (Change change : changes) {
      change.addTo(batch);
    }
    layers.add(batch);
    return batch;
  }

  private void commit(WriteBatch batch) {
    store.commit(List.of(batch));
    layers.isDurable(batch);
  }

  private List<String> scan() {
    List<String> seen = new ArrayList<>();
    layers.scan(
        TABLE,
        key('a'),
        null,
        (key, value) -> {
          seen.add(text(key) + text(value));
          return true;
        });
    return seen;
  }

  private static byte[] key(char letter) {
    return new byte[] {(byte) letter};
  }

  private static String text(byte[] bytes) {
    return new String(bytes, java.nio.charset.StandardCharsets.US_ASCII);
  }
}
