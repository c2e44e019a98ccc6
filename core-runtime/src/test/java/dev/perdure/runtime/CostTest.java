package dev.perdure.runtime;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import dev.perdure.runtime.store.HeapStore;
import dev.perdure.runtime.store.RecordingHeapStore;
import dev.perdure.runtime.store.StoreTable;
import dev.perdure.runtime.store.WriteBatch;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What a turn costs, counted in entries of the store: it depends on what changed and no more. */
final class CostTest {

  private static final String TEN_THOUSAND =
      """
      var all = {};
      (function () { for (var i = 0; i < 10000; i++) all['k' + i] = { n: i }; })();
      """;

  /** The store of the fixture as it was opened last. */
  private RecordingHeapStore recorder;

  private HeapFixture recorded(String... firstTurns) {
    UnaryOperator<HeapStore> wrapper = store -> recorder = new RecordingHeapStore(store);
    HeapFixture heap = HeapFixture.on(wrapper, firstTurns);
    recorder.takeReads();
    recorder.takeWrites();
    return heap;
  }

  private List<StoreTable> tablesWritten() {
    return recorder.takeWrites().stream().map(WriteBatch.Entry::table).toList();
  }

  @Test
  void aTurnThatChangesOneOfTenThousandObjectsWritesThatOneRecord() {
    try (HeapFixture heap = recorded(TEN_THOUSAND)) {
      heap.run("all.k5000.n = -1;");

      assertThat(tablesWritten(), contains(StoreTable.OBJECTS));
    }
  }

  @Test
  void afterARestartTooOneRecordIsWritten() {
    try (HeapFixture heap = recorded(TEN_THOUSAND)) {
      heap.restart();

      heap.run("all.k5000.n = -1;");

      assertThat(tablesWritten(), contains(StoreTable.OBJECTS));
    }
  }

  @Test
  void openingReadsAsManyEntriesForTenThousandObjectsAsForTen() {
    int forTen = readsToOpen(TEN_THOUSAND.replace("10000", "10"));

    int forTenThousand = readsToOpen(TEN_THOUSAND);

    assertThat(forTenThousand, is(forTen));
  }

  private int readsToOpen(String source) {
    try (HeapFixture heap = recorded(source)) {
      heap.restart();
      return recorder.takeReads().size();
    }
  }

  @Test
  void readingAPropertyFaultsInTheObjectsOnTheWayAlone() {
    try (HeapFixture heap = recorded("var a = { b: { c: 1 }, other: {} }, unrelated = [{}, {}];")) {
      heap.restart();
      recorder.takeReads();

      heap.run("a.b.c");

      List<String> objects =
          recorder.takeReads().stream().filter(StoreTable.OBJECTS.name()::equals).toList();
      // The audit reads each object in memory once more.
      assertThat(objects.size(), lessThan(6));
    }
  }

  @Test
  void aTurnThatReadsWritesNothing() {
    try (HeapFixture heap = recorded(TEN_THOUSAND, "var re = /a/g, f = Object.freeze([1]);")) {
      heap.run("all.k1.n + Object.keys(all).length + f[0] + re.source + JSON.stringify(all.k2)");

      assertThat(recorder.takeWrites(), is(empty()));
    }
  }

  @Test
  void aTurnThatReadsBytesWritesNothing() {
    try (HeapFixture heap =
        recorded("var bytes = new Uint8Array(100000), view = new DataView(bytes.buffer);")) {
      heap.run("bytes[5] + view.getInt32(8) + bytes.indexOf(1) + bytes.slice(0, 9).length");

      assertThat(recorder.takeWrites(), is(empty()));
    }
  }

  @Test
  void aViewThatIsReachedReadsNoBytes() {
    try (HeapFixture heap = recorded("var o = { bytes: new Uint8Array(100000), n: 1 };")) {
      heap.restart();
      recorder.takeReads();

      heap.run("o.bytes; o.n");

      List<String> objects =
          recorder.takeReads().stream().filter(StoreTable.OBJECTS.name()::equals).toList();
      // The object and the view, and the audit's reading of the object.
      assertThat(objects.size(), lessThan(4));
    }
  }

  @Test
  void aTurnThatMakesOnlyGarbageWritesNothing() {
    try (HeapFixture heap = recorded("var used = true;")) {
      heap.run("(function () { var o = { a: [1, 2] }; o.self = o; return o.a.length; })()");

      assertThat(recorder.takeWrites(), is(empty()));
    }
  }

  @Test
  void anAssignmentToAGlobalVariableWritesOneEntry() {
    try (HeapFixture heap = recorded("var n = 1, other = 2;")) {
      heap.run("n = 3;");

      assertThat(tablesWritten(), contains(StoreTable.META));
    }
  }

  @Test
  void theScriptOfTwoClosuresIsStoredOnce() {
    try (HeapFixture heap =
        recorded("function make(n) { return function () { return n++; }; }", "var f = make(1);")) {
      heap.run("var g = make(2);");

      assertThat(tablesWritten().contains(StoreTable.SCRIPTS), is(false));
    }
  }

  @Test
  void anotherObjectOfAKnownFormStoresNoShape() {
    try (HeapFixture heap = recorded("var list = [{ x: 1, y: 2 }, { x: 5, y: 6 }];")) {
      heap.run("list.push({ x: 3, y: 4 });");

      assertThat(tablesWritten().contains(StoreTable.SHAPES), is(false));
    }
  }

  @Test
  void anUndoneTurnWritesNothing() {
    try (HeapFixture heap = recorded("var o = {};")) {
      heap.fails("o.a = { b: function () {} }; throw new Error('no');");

      assertThat(recorder.takeWrites(), is(empty()));
    }
  }

  private static final String LARGE_ARRAY =
      "var large = []; for (var i = 0; i < 100000; i++) { large[i] = i * 3; }";

  private static final int FOUR_KILOBYTES = 4096;

  private int bytesWritten() {
    int bytes = 0;
    for (WriteBatch.Entry entry : recorder.takeWrites()) {
      bytes += entry.key().length + (entry.value() == null ? 0 : entry.value().length);
    }
    return bytes;
  }

  private long pagesRead() {
    return recorder.takeReads().stream().filter(StoreTable.PAGES.name()::equals).count();
  }

  @Test
  void changingOneElementOfALargeArrayWritesLessThanFourKilobytes() {
    try (HeapFixture heap = recorded(LARGE_ARRAY)) {
      heap.run("large[77777] = 'changed';");

      assertThat(bytesWritten(), lessThan(FOUR_KILOBYTES));
    }
  }

  @Test
  void pushingOneElementToALargeArrayWritesLessThanFourKilobytes() {
    try (HeapFixture heap = recorded(LARGE_ARRAY)) {
      heap.run("large.push({ n: 1 });");

      assertThat(bytesWritten(), lessThan(FOUR_KILOBYTES));
    }
  }

  @Test
  void replacingAnElementBySpliceWritesLessThanFourKilobytes() {
    try (HeapFixture heap = recorded(LARGE_ARRAY)) {
      heap.run("large.splice(500, 1, 'other');");

      assertThat(bytesWritten(), lessThan(FOUR_KILOBYTES));
    }
  }

  @Test
  void cuttingElementsOffALargeArrayReadsOnePage() {
    try (HeapFixture heap = recorded(LARGE_ARRAY)) {
      heap.restart();
      recorder.takeReads();

      heap.run("large.length = 50000;");

      // The audit reads each page in memory once more.
      assertThat(pagesRead(), lessThan(3L));
    }
  }

  @Test
  void readingOneElementOfALargeArrayReadsOnePage() {
    try (HeapFixture heap = recorded(LARGE_ARRAY)) {
      heap.restart();
      recorder.takeReads();

      heap.run("large[50000] + large.length");

      assertThat(pagesRead(), lessThan(3L));
    }
  }

  @Test
  void changingOneOfManyTextsInAnArrayWritesLessThanFourKilobytes() {
    try (HeapFixture heap =
        recorded(
            "var texts = [];"
                + " for (var i = 0; i < 2000; i++) { texts[i] = i + ' of many '.repeat(20); }")) {
      heap.run("texts[700] = 'another ' + texts[1];");

      assertThat(bytesWritten(), lessThan(FOUR_KILOBYTES));
    }
  }

  @Test
  void aPropertyBesideALongTextIsWrittenWithoutTheText() {
    try (HeapFixture heap = recorded("var page = { text: 'long '.repeat(100000), views: 0 };")) {
      heap.run("page.views++;");

      assertThat(bytesWritten(), lessThan(FOUR_KILOBYTES));
    }
  }

  @Test
  void afterARestartTooALongTextIsNotWrittenAgain() {
    try (HeapFixture heap = recorded("var page = { text: 'long '.repeat(100000), views: 0 };")) {
      heap.restart();

      heap.run("page.views++; var copy = page.text;");

      assertThat(bytesWritten(), lessThan(FOUR_KILOBYTES));
    }
  }
}
