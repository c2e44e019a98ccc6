package dev.perdure.runtime.store;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;

/** Random histories of a store, compared with a sorted map that goes through the same. */
public abstract class HeapStoreProperties {

  private static final HexFormat HEX = HexFormat.of();

  /** Opens a store on an empty heap. */
  protected abstract HeapStore openEmpty() throws Exception;

  /** Opens a store on the content of one that was closed. */
  protected abstract HeapStore openAgain(HeapStore closed) throws Exception;

  /** Removes a heap that is no longer needed. */
  protected abstract void discard(HeapStore closed) throws Exception;

  @Property(tries = 15, shrinking = ShrinkingMode.OFF)
  void aStoreReadsLikeASortedMap(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    Twin twin = new Twin();
    HeapStore store = openEmpty();
    try {
      for (int step = 0; step < 12; step++) {
        store.commit(twin.change(random, store.lastSequence()));
        if (random.nextInt(3) == 0) {
          store.close();
          store = openAgain(store);
        }
        twin.compareWith(store, random);
      }
    } finally {
      store.close();
      discard(store);
    }
  }

  /** The sorted map: table number and key, as hexadecimal text, which sorts as the bytes do. */
  private static final class Twin {

    private final TreeMap<String, byte[]> entries = new TreeMap<>();

    List<WriteBatch> change(Random random, long lastSequence) {
      List<WriteBatch> batches = new ArrayList<>();
      int count = random.nextInt(4);
      for (int i = 1; i <= count; i++) {
        batches.add(batch(random, lastSequence + i));
      }
      return batches;
    }

    private WriteBatch batch(Random random, long sequence) {
      WriteBatch batch = new WriteBatch(sequence);
      int changes = random.nextInt(40);
      for (int i = 0; i < changes; i++) {
        StoreTable table = anyTable(random);
        byte[] key = anyKey(random);
        if (random.nextInt(4) == 0) {
          batch.delete(table, key);
          entries.remove(name(table, key));
        } else {
          byte[] value = new byte[random.nextInt(10) == 0 ? random.nextInt(5000) : 12];
          random.nextBytes(value);
          batch.put(table, key, value);
          entries.put(name(table, key), value);
        }
      }
      return batch;
    }

    void compareWith(HeapStore store, Random random) {
      StoreTable table = anyTable(random);
      byte[] key = anyKey(random);
      assertThat(store.get(table, key), is(entries.get(name(table, key))));

      byte[] to = random.nextInt(4) == 0 ? null : anyKey(random);
      boolean descending = random.nextBoolean();
      assertThat(
          inStore(store, table, key, to, descending), is(inTwin(table, key, to, descending)));
    }

    private List<String> inTwin(
        StoreTable table, byte[] from, byte @Nullable [] to, boolean descending) {
      String end = to == null ? tableName(table.number() + 1) : name(table, to);
      List<String> found = new ArrayList<>();
      if (name(table, from).compareTo(end) < 0) {
        entries
            .subMap(name(table, from), end)
            .forEach((name, value) -> found.add(name + "=" + HEX.formatHex(value)));
      }
      if (descending) {
        Collections.reverse(found);
      }
      return found;
    }

    private static List<String> inStore(
        HeapStore store, StoreTable table, byte[] from, byte @Nullable [] to, boolean descending) {
      List<String> found = new ArrayList<>();
      try (StoreCursor cursor = store.scan(table, from, to, descending)) {
        while (cursor.next()) {
          found.add(name(table, cursor.key()) + "=" + HEX.formatHex(cursor.value()));
        }
      }
      return found;
    }

    private static StoreTable anyTable(Random random) {
      return StoreTable.values()[random.nextInt(StoreTable.values().length)];
    }

    /** Short keys of few different bytes, so that they meet, share prefixes and border. */
    private static byte[] anyKey(Random random) {
      byte[] alphabet = {0, 1, 0x7f, (byte) 0x80, (byte) 0xff};
      byte[] key = new byte[random.nextInt(5)];
      for (int i = 0; i < key.length; i++) {
        key[i] = alphabet[random.nextInt(alphabet.length)];
      }
      return random.nextInt(8) == 0 ? Arrays.copyOf(key, 8) : key;
    }

    private static String name(StoreTable table, byte[] key) {
      return tableName(table.number()) + HEX.formatHex(key);
    }

    private static String tableName(int number) {
      return HEX.toHexDigits((byte) number);
    }
  }
}
