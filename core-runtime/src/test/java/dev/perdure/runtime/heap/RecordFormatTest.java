package dev.perdure.runtime.heap;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.perdure.runtime.HeapFixture;
import dev.perdure.runtime.store.StoreCursor;
import dev.perdure.runtime.store.StoreTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/**
 * The bytes of a heap, compared with those of the golden file. A change of this file is a change of
 * the format on disk: it needs a new version of the format, and heaps of the old one must still be
 * read. {@code -Dperdure.golden=write} writes what there is now to target/golden.
 */
final class RecordFormatTest {

  private static final String GOLDEN = "/golden/heap-records.txt";
  private static final String GOLDEN_PAGES = "/golden/heap-pages.txt";

  @Test
  void theBytesOfAHeapAreThoseOfTheGoldenFile() throws IOException {
    String now;
    try (HeapFixture heap =
        HeapFixture.open(
            "var o = { i: 1, d: 0.5, s: 'text', t: true, n: null, u: undefined, b: -300n };",
            "var a = [1, 'x', , 2]; a.note = o;",
            "var sparse = []; sparse[1000] = a;",
            "var f = (function (n) { return function next() { return ++n; }; })(41); f();",
            "var m = new Map([['k', o], [Symbol.for('r'), Symbol('u')]]), set = new Set([-0, NaN]);",
            "var d = new Date(1e12), r = /a+/gi, e = new TypeError('bad'); e.stack = 'at here';",
            "var box = [new Number(1), new String('s'), Object(true), Object(2n)];",
            "var ice = Object.freeze({ get g() { return 1; } }), p = Object.create(o);",
            "var bound = f.bind(o, 1); Math.extra = f; delete Math.sin;",
            "setTimeout(f, 1000, 'argument'); with (o) { var w = function () { return i; }; }",
            "var open, pending = new Promise(function (resolve) { open = resolve; });",
            "pending.then(f, print); var no = Promise.reject('no'); no.catch(f);",
            "var many = [0.5, 'x', , o]; many[299] = -1; for (var i = 4; i < 299; i++) many[i] = i;",
            "many[2000] = 'far'; many.text = 'long '.repeat(300);")) {
      now = dump(heap);
    }

    compare(now, GOLDEN);
  }

  @Test
  void theBytesOfLargeCollectionsAreThoseOfTheGoldenFile() throws IOException {
    String now;
    SmallPages.begin();
    try (HeapFixture heap =
        HeapFixture.open(
            "var few = new Map([['a', 1], ['b', 2]]); few.delete('a'); few.set('c', 3);",
            "var m = new Map(), s = new Set(), d = {}, key = { k: 1 };",
            "for (var i = 0; i < 9; i++) { m.set('k' + i, i); s.add(i / 2); d['p' + i] = i; }",
            "m.set(key, 'o').set(Math, 1).set(7n, 2).set(null, 3).set(true, 4).set(undefined, 5);",
            "s.add(Symbol('u')).add(Symbol.for('r')).add(Symbol.iterator);",
            "d[3] = 'index'; Object.defineProperty(d, 'g', { get: Math.max }); d.p0 = key;",
            "m.delete('k4'); m.delete('k5'); delete d.p3; for (i = 0; i < 4; i++) s.delete(i / 2);",
            "var keys = m.keys(), both = s.entries(); keys.next(); both.next();",
            "var over = few.values(); [...over];")) {
      now = dump(heap);
    } finally {
      SmallPages.end();
    }

    compare(now, GOLDEN_PAGES);
  }

  private static void compare(String now, String file) throws IOException {
    if ("write".equals(System.getProperty("perdure.golden"))) {
      Path target = Path.of("target" + file);
      Files.createDirectories(target.getParent());
      Files.writeString(target, now, StandardCharsets.UTF_8);
    }
    assertThat(now, is(golden(file)));
  }

  /** One line an entry: table, key, value without its checksum. */
  private static String dump(HeapFixture heap) {
    StringBuilder text = new StringBuilder();
    HexFormat hex = HexFormat.of();
    for (StoreTable table : StoreTable.values()) {
      try (StoreCursor cursor = heap.store().scan(table, new byte[0], null, false)) {
        while (cursor.next()) {
          byte[] value = Seal.open(table, cursor.key(), cursor.value(), "golden");
          text.append(table).append(' ').append(hex.formatHex(cursor.key()));
          text.append(' ').append(hex.formatHex(value)).append('\n');
        }
      }
    }
    return text.toString();
  }

  private static String golden(String file) throws IOException {
    try (InputStream in = RecordFormatTest.class.getResourceAsStream(file)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
