package dev.perdure.runtime.heap;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.perdure.runtime.HeapFixture;
import dev.perdure.runtime.store.AlteringHeapStore;
import dev.perdure.runtime.store.HeapDamagedException;
import dev.perdure.runtime.store.HeapStoreException;
import dev.perdure.runtime.store.StoreCursor;
import dev.perdure.runtime.store.StoreTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Damage to the pages of large collections is noticed and named, and is never a bare exception. */
final class PageDamageTest {

  private static final String PROGRAM =
      """
      var m = new Map(), s = new Set(), d = {};
      (function () {
        for (var i = 0; i < 9; i++) { m.set('k' + i, { n: i }); s.add(i); d['p' + i] = i; }
      })();
      """;

  private static final String PROBE =
      """
      (function () {
        var sum = 0;
        for (var i = 0; i < 9; i++) sum += m.get('k' + i).n + s.has(i) + d['p' + i];
        m.forEach(function (v) { sum += v.n; });
        return sum + [...s].length + Object.keys(d).length;
      })()
      """;

  private record Entry(byte[] key, byte[] value) {
    String name() {
      return HexFormat.of().formatHex(key);
    }
  }

  /** The alteration of the store that the fixture opens at its restart. */
  private AlteringHeapStore.Alteration alteration = (table, key, value) -> value;

  @BeforeEach
  void beginSmallPages() {
    SmallPages.begin();
  }

  @AfterEach
  void endSmallPages() {
    SmallPages.end();
  }

  private HeapFixture used() {
    alteration = (table, key, value) -> value;
    return HeapFixture.on(
        store ->
            new AlteringHeapStore(
                store, (table, key, value) -> alteration.alter(table, key, value)),
        PROGRAM);
  }

  private static List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    try (HeapFixture heap = HeapFixture.open(PROGRAM);
        StoreCursor cursor = heap.store().scan(StoreTable.ENTRIES, new byte[0], null, false)) {
      while (cursor.next()) {
        entries.add(new Entry(cursor.key(), cursor.value()));
      }
    }
    return entries;
  }

  private void damage(Entry target, byte[] replacement) {
    alteration =
        (table, key, value) ->
            table == StoreTable.ENTRIES && Arrays.equals(key, target.key) ? replacement : value;
  }

  @TestFactory
  Stream<DynamicTest> aFlippedBitInAnyPageIsNamedWhenItIsRead() {
    return entries().stream()
        .map(entry -> DynamicTest.dynamicTest(entry.name(), () -> flip(entry)));
  }

  private void flip(Entry entry) {
    HeapFixture heap = used();
    byte[] flipped = entry.value.clone();
    flipped[flipped.length / 2] ^= 0x10;
    damage(entry, flipped);
    heap.restart();

    HeapDamagedException damaged =
        assertThrows(HeapDamagedException.class, () -> heap.evaluate(PROBE));

    assertThat(
        damaged.getMessage(), allOf(containsString("table ENTRIES"), containsString(entry.name())));
  }

  @TestFactory
  Stream<DynamicTest> aPageOfOtherBytesIsNamedOrHarmless() {
    return entries().stream()
        .flatMap(
            entry ->
                IntStream.of(0, 2, 5, entry.value.length - 6)
                    .filter(at -> at < entry.value.length - 5)
                    .distinct()
                    .mapToObj(
                        at ->
                            DynamicTest.dynamicTest(
                                entry.name() + " at " + at, () -> overwrite(entry, at))));
  }

  /** The checksum is right: as if a program of another version had written the page. */
  private void overwrite(Entry entry, int at) {
    HeapFixture heap = used();
    byte[] value = Arrays.copyOf(entry.value, entry.value.length - 5);
    value[at] = (byte) 0x77;
    damage(entry, Seal.close(StoreTable.ENTRIES, entry.key, value, false));
    heap.restart();

    try {
      heap.evaluate(PROBE);
      heap.evaluate("m.set('k3', 1); m.delete('k4'); s.delete(3); d.p3 = 1; delete d.p4;");
    } catch (HeapStoreException named) {
      assertThat(named.getMessage(), containsString("heap \"test\""));
    } catch (HeapAudit.MissedWriteError named) {
      // It can be read, but is not what would have been written.
      assertThat(named.getMessage(), containsString("its entries differ"));
    }
  }

  @Test
  void aPageThatIsMissingIsNamedWhenOneOfItsKeysIsLookedUp() {
    HeapFixture heap = used();
    alteration = (table, key, value) -> table == StoreTable.ENTRIES && key[8] == 0 ? null : value;
    heap.restart();

    HeapDamagedException damaged =
        assertThrows(HeapDamagedException.class, () -> heap.evaluate("m.get('k1')"));

    assertThat(damaged.getMessage(), containsString("the page of entry 1 is missing"));
  }

  @Test
  void aHeaderThatCannotBeIsNamed() {
    HeapFixture heap = used();
    alteration =
        (table, key, value) -> {
          if (table != StoreTable.OBJECTS || value.length < 5 || value[3] != ValueTag.PAGED) {
            return value;
          }
          byte[] altered = Arrays.copyOf(value, value.length - 5);
          altered[4] = 0;
          return Seal.close(table, key, altered, false);
        };
    heap.restart();

    HeapDamagedException damaged =
        assertThrows(HeapDamagedException.class, () -> heap.evaluate("m.size"));

    assertThat(damaged.getMessage(), containsString("The header of a large collection cannot be."));
  }
}
