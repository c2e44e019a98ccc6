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
            "pending.then(f, print); var no = Promise.reject('no'); no.catch(f);")) {
      now = dump(heap);
    }

    if ("write".equals(System.getProperty("perdure.golden"))) {
      Path target = Path.of("target" + GOLDEN);
      Files.createDirectories(target.getParent());
      Files.writeString(target, now, StandardCharsets.UTF_8);
    }
    assertThat(now, is(golden()));
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

  private static String golden() throws IOException {
    try (InputStream in = RecordFormatTest.class.getResourceAsStream(GOLDEN)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
