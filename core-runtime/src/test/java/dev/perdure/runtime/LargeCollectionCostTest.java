package dev.perdure.runtime;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import dev.perdure.runtime.store.HeapStore;
import dev.perdure.runtime.store.RecordingHeapStore;
import dev.perdure.runtime.store.StoreCursor;
import dev.perdure.runtime.store.StoreTable;
import dev.perdure.runtime.store.WriteBatch;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What large Maps, Sets and dictionaries cost: what a turn changes or reads of them, no more. */
final class LargeCollectionCostTest {

  private static final int MOST_BYTES = 4096;

  private static final String LARGE =
      """
      var m = new Map(), s = new Set(), d = {}, byObject = new Map(), keys = [];
      var long = new Map(), wide = new Set();
      (function () {
        for (var i = 0; i < 5000; i++) {
          m.set('key ' + i, { n: i }); s.add(i); d['key ' + i] = i;
        }
        for (var i = 0; i < 300; i++) {
          long.set('a key of quite some length '.repeat(8) + i, 'a long value '.repeat(50) + i);
          wide.add('\u4e16\u754c'.repeat(100) + i);
        }
        for (var i = 0; i < 1000; i++) { keys.push({ k: i }); byObject.set(keys[i], i); }
      })();
      """;

  /** The store of the fixture as it was opened last. */
  private RecordingHeapStore recorder;

  private HeapFixture large() {
    UnaryOperator<HeapStore> wrapper = store -> recorder = new RecordingHeapStore(store);
    HeapFixture heap = HeapFixture.on(wrapper, LARGE);
    heap.restart();
    recorder.takeReads();
    recorder.takeWrites();
    return heap;
  }

  private long bytesWritten() {
    long bytes = 0;
    for (WriteBatch.Entry entry : recorder.takeWrites()) {
      bytes += entry.key().length + (entry.value() == null ? 0 : entry.value().length);
    }
    return bytes;
  }

  private long pagesRead() {
    return recorder.takeReads().stream().filter(StoreTable.ENTRIES.name()::equals).count();
  }

  private static int pagesIn(HeapStore store) {
    int pages = 0;
    try (StoreCursor cursor = store.scan(StoreTable.ENTRIES, new byte[0], null, false)) {
      while (cursor.next()) {
        pages++;
      }
    }
    return pages;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "m.set('key 2500', 'other');",
        "m.set('added', 1);",
        "m.delete('key 2500');",
        "m.set({ young: true }, 1);",
        "s.add('added');",
        "s.delete(2500);",
        "d['key 2500'] = 'other';",
        "d.added = 1;",
        "delete d['key 2500'];",
        "d[Symbol('young')] = 1;",
        "Object.defineProperty(d, 'key 2500', { enumerable: false });",
        "byObject.delete(keys[500]);",
        "long.set('a key of quite some length '.repeat(8) + 150, 'other');",
        "long.set('a key of quite some length '.repeat(8) + 'new', 'other '.repeat(100));",
        "long.delete('a key of quite some length '.repeat(8) + 150);",
        "wide.delete('\\u4e16\\u754c'.repeat(100) + 150);",
        "byObject.set(keys[500], {});",
      })
  void aTurnThatChangesOneEntryOfALargeCollectionWritesAFewPages(String turn) {
    try (HeapFixture heap = large()) {
      heap.run(turn);

      assertThat(bytesWritten(), allOf(greaterThan(0L), lessThanOrEqualTo((long) MOST_BYTES)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "m.get('key 2500').n",
        "m.has('nowhere')",
        "s.has(2500)",
        "d['key 2500']",
        "'nowhere' in d",
        "byObject.get(keys[500])",
        "m.keys().next().value",
      })
  void aTurnThatLooksUpOneKeyReadsABucketAndAPage(String turn) {
    try (HeapFixture heap = large()) {
      heap.run(turn);

      // The audit reads each once more.
      assertThat(pagesRead(), lessThanOrEqualTo(4L));
    }
  }

  @Test
  void theSizeOfALargeCollectionIsKnownWithoutItsPages() {
    try (HeapFixture heap = large()) {
      String sizes = heap.run("[m.size, s.size]");

      assertThat(sizes, is("[5000, 5000]"));
      assertThat(pagesRead(), is(0L));
    }
  }

  @Test
  void aTurnThatWalksALargeCollectionWritesNothing() {
    try (HeapFixture heap = large()) {
      heap.run("m.forEach(function () {}); Object.keys(d).length + [...s].length");

      assertThat(bytesWritten(), is(0L));
    }
  }

  @Test
  void aStepOfAnIteratorWritesTheIteratorAlone() {
    try (HeapFixture heap = large()) {
      heap.run("var it = m.values(); it.next();");
      recorder.takeWrites();

      heap.run("it.next();");

      assertThat(bytesWritten(), allOf(greaterThan(0L), lessThan(100L)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "m.clear(); s.clear(); byObject.clear(); d = null;",
        "m.clear(); m.set(1, 1); s.clear(); byObject.clear(); d = null;",
        """
        m.forEach(function (v, k) { m.delete(k); }); s.forEach(function (v) { s.delete(v); });
        byObject.forEach(function (v, k) { byObject.delete(k); }); d = null;
        """,
      })
  void whatWasRemovedLeavesNoPages(String turn) {
    try (HeapFixture heap = large()) {
      heap.run("long.clear(); wide.clear(); for (var k in d) delete d[k];");

      heap.run(turn);

      assertThat(pagesIn(heap.store()), is(0));
    }
  }

  @Test
  void aDictionaryThatGrowsKeyByKeyMakesNoShapes() {
    try (HeapFixture heap = large()) {
      heap.run("var tally = {};");
      recorder.takeWrites();

      for (int i = 0; i < 20; i++) {
        heap.run("tally['word " + i + "'] = " + i + ";");
      }

      assertThat(
          recorder.takeWrites().stream().filter(e -> e.table() == StoreTable.SHAPES).count(),
          is(0L));
    }
  }
}
