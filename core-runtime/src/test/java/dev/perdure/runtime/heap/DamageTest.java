package dev.perdure.runtime.heap;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.perdure.runtime.HeapFixture;
import dev.perdure.runtime.store.AlteringHeapStore;
import dev.perdure.runtime.store.HeapDamagedException;
import dev.perdure.runtime.store.HeapStore;
import dev.perdure.runtime.store.HeapStoreException;
import dev.perdure.runtime.store.StoreCursor;
import dev.perdure.runtime.store.StoreTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was changed behind the heap's back is noticed and named, and is never a bare exception. */
final class DamageTest {

  private static final String PROGRAM =
      """
      var o = { list: [1, 'two', { three: 3 }], f: (function (n) { return () => n++; })(1) };
      o.map = new Map([['k', new Date(0)]]);
      o[Symbol('s')] = /r/g;
      o.many = []; for (var i = 0; i < 300; i++) { o.many[i] = i; }
      o.text = 'long '.repeat(300);
      setTimeout(function () { o.fired = true; }, 5);
      """;

  private static final String PROBE =
      """
      JSON.stringify(o) + o.f() + o.map.get('k') + o[Object.getOwnPropertySymbols(o)[0]].source
      """;

  private record Entry(StoreTable table, byte[] key, byte[] value) {
    String name() {
      return table + " " + HexFormat.of().formatHex(key);
    }
  }

  private static List<Entry> entries(HeapStore store) {
    List<Entry> entries = new ArrayList<>();
    for (StoreTable table : StoreTable.values()) {
      try (StoreCursor cursor = store.scan(table, new byte[0], null, false)) {
        while (cursor.next()) {
          entries.add(new Entry(table, cursor.key(), cursor.value()));
        }
      }
    }
    return entries;
  }

  /** The alteration of the store that the fixture opens at its restart. */
  private AlteringHeapStore.Alteration alteration = (table, key, value) -> value;

  private HeapFixture used() {
    return HeapFixture.on(
        store ->
            new AlteringHeapStore(
                store, (table, key, value) -> alteration.alter(table, key, value)),
        PROGRAM);
  }

  private void damage(Entry target, byte[] replacement) {
    alteration =
        (table, key, value) ->
            table == target.table && Arrays.equals(key, target.key) ? replacement : value;
  }

  @TestFactory
  Stream<DynamicTest> aFlippedBitInAnyValueIsNamedWhenItIsRead() {
    List<Entry> all;
    try (HeapFixture heap = used()) {
      all = entries(heap.store());
    }
    return all.stream().map(entry -> DynamicTest.dynamicTest(entry.name(), () -> flip(entry)));
  }

  private void flip(Entry entry) {
    alteration = (table, key, value) -> value;
    HeapFixture heap = used();
    byte[] flipped = entry.value.clone();
    flipped[flipped.length / 2] ^= 0x10;
    damage(entry, flipped);

    HeapDamagedException damaged =
        assertThrows(
            HeapDamagedException.class,
            () -> {
              heap.restart();
              heap.run(PROBE);
              // What the program does not need is read here.
              new LayeredStore(new AlteringHeapStore(heap.store(), alteration))
                  .get(entry.table, entry.key);
            });

    assertThat(
        damaged.getMessage(),
        allOf(
            containsString("table " + entry.table),
            containsString(HexFormat.of().formatHex(entry.key))));
  }

  @TestFactory
  Stream<DynamicTest> aRecordOfOtherBytesIsNamedOrHarmless() {
    List<Entry> all;
    try (HeapFixture heap = used()) {
      all = entries(heap.store());
    }
    return all.stream()
        .filter(entry -> entry.value.length > 4)
        .flatMap(
            entry ->
                Stream.of(0, 1, 2, entry.value.length - 5)
                    .filter(at -> at < entry.value.length - 5)
                    .distinct()
                    .map(
                        at ->
                            DynamicTest.dynamicTest(
                                entry.name() + " at " + at, () -> overwrite(entry, at))));
  }

  /** The checksum is right: as if a program of another version had written the record. */
  private void overwrite(Entry entry, int at) {
    alteration = (table, key, value) -> value;
    HeapFixture heap = used();
    byte[] value = Arrays.copyOf(entry.value, entry.value.length - 5);
    value[at] = (byte) 0x77;
    damage(entry, Seal.close(entry.table, entry.key, value, false));

    try {
      heap.restart();
      heap.evaluate(PROBE);
      heap.pass(10);
    } catch (HeapStoreException named) {
      assertThat(named.getMessage(), containsString("heap \"test\""));
    } catch (HeapAudit.MissedWriteError named) {
      // The record can be read, but is not what the encoder would have written.
      assertThat(named.getMessage(), containsString("differs from its record"));
    }
  }

  @Test
  void aMissingRecordIsNamed() {
    HeapFixture heap = HeapFixture.on(this::altering, "var o = { child: { n: 1 } };");
    List<Entry> objects =
        entries(heap.store()).stream().filter(e -> e.table == StoreTable.OBJECTS).toList();
    assertThat(objects.size(), greaterThan(2));
    alteration =
        (table, key, value) ->
            table == StoreTable.OBJECTS && Keys.getLong(key, 0) != Heap.ROOT_OID ? null : value;
    heap.restart();

    HeapDamagedException damaged =
        assertThrows(HeapDamagedException.class, () -> heap.run("o.child.n"));

    assertThat(damaged.getMessage(), containsString("is referred to but has no record"));
  }

  @Test
  void aMissingPageIsNamed() {
    missing(StoreTable.PAGES, "many[200]", "page 1 of object ");
  }

  @Test
  void aMissingLongTextIsNamed() {
    missing(StoreTable.STRINGS, "text", "a long string that is referred to is missing");
  }

  private void missing(StoreTable gone, String read, String expected) {
    alteration = (table, key, value) -> table == gone ? null : value;
    HeapFixture heap =
        HeapFixture.on(
            this::altering,
            "var many = [], text = 'long '.repeat(300);",
            "for (var i = 0; i < 300; i++) { many[i] = i; }");

    HeapDamagedException damaged =
        assertThrows(
            HeapDamagedException.class,
            () -> {
              heap.restart();
              heap.run(read);
            });

    assertThat(damaged.getMessage(), containsString(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "try { o.child.n; } catch (e) {} o.seen = true;",
        "while (true) { try { o.child.n; } finally { break; } } o.seen = true;",
        "(function () { try { return o.child.n; } finally { return 1; } })(); o.seen = true;",
        "Promise.resolve().then(function () { o.child.n; }).catch(function () { o.seen = true; });",
        "while (true) { try { o.child.n; } finally { break; } } throw new Error('other');",
      })
  void aProgramCannotGoOnAfterDamage(String program) {
    HeapFixture heap = HeapFixture.on(this::altering, "var o = { child: { n: 1 } };");
    heap.restart();
    heap.run("o.seen");
    alteration = (table, key, value) -> table == StoreTable.OBJECTS ? null : value;

    assertThrows(HeapDamagedException.class, () -> heap.evaluate(program));

    alteration = (table, key, value) -> value;
    HeapStoreException refused =
        assertThrows(HeapStoreException.class, () -> heap.evaluate("o.child.n"));
    assertThat(
        refused.getMessage(),
        allOf(containsString("takes no more turns"), containsString("Open it again.")));
    heap.restart();
    assertThat(heap.run("[o.seen, o.child.n]"), is("[undefined, 1]"));
  }

  private HeapStore altering(HeapStore store) {
    return new AlteringHeapStore(store, (table, key, value) -> alteration.alter(table, key, value));
  }
}
