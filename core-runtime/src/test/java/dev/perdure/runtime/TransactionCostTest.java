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

/** What blocks add to what a turn writes and reads: nothing. */
final class TransactionCostTest {

  private static final String TEN_THOUSAND =
      """
      var all = {}, list = [], text = 'x'.repeat(5000);
      (function () { for (var i = 0; i < 10000; i++) { all['k' + i] = { n: i }; list.push(i); } })();
      """;

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
  void aBlockThatChangesOneOfTenThousandObjectsWritesThatOneRecordAndTheCounters() {
    try (HeapFixture heap = recorded(TEN_THOUSAND)) {
      heap.run("transaction(function () { all.k5000.n = -1; });");

      assertThat(tablesWritten(), contains(StoreTable.OBJECTS, StoreTable.META));
    }
  }

  @Test
  void aBlockThatIsUndoneWritesNothing() {
    try (HeapFixture heap = recorded(TEN_THOUSAND)) {
      heap.run(
          "transaction(function () { all.k1.n = -1; all.fresh = { f: function () {} };"
              + " transaction(function () { list.push({}); }); rollback(); });");

      assertThat(tablesWritten(), is(empty()));
    }
  }

  @Test
  void aBlockThatReadsWritesNothing() {
    try (HeapFixture heap = recorded(TEN_THOUSAND)) {
      heap.run("transaction(function () { return all.k1.n + list[500] + text.length; })");

      assertThat(tablesWritten(), is(empty()));
    }
  }

  @Test
  void whatIsGarbageWhenTheTurnEndsIsNotWrittenThoughBlocksHaveMetIt() {
    try (HeapFixture heap = recorded(TEN_THOUSAND)) {
      heap.run(
          "(function () {"
              + " var garbage = { big: 'y'.repeat(5000), list: list.slice(), f: function () { return garbage; },"
              + "   map: new Map(list.map(function (n) { return [n, {}]; })), symbol: Symbol('s') };"
              + " transaction(function () { garbage.n = 1; });"
              + " transaction(function () { garbage.n = 2; all.k1.n = 7; });"
              + "})()");

      assertThat(tablesWritten(), contains(StoreTable.OBJECTS, StoreTable.META));
    }
  }

  @Test
  void whatWasGarbageForABlockAndIsKeptInTheEndIsWritten() {
    try (HeapFixture heap = recorded(TEN_THOUSAND)) {
      heap.run(
          "(function () { var late = { n: 1, list: list.slice(), text: 'z'.repeat(5000) };"
              + " transaction(function () { late.n = 2; }); all.k1.late = late; })()");
      heap.restart();

      assertThat(
          heap.run("[all.k1.late.n, all.k1.late.list.length, all.k1.late.text.length]"),
          is("[2, 10000, 5000]"));
    }
  }

  @Test
  void aBlockThatChangesOneElementOfAThousandWritesOnePage() {
    try (HeapFixture heap = recorded(TEN_THOUSAND)) {
      heap.run("transaction(function () { list[5000] = 'changed'; });");

      List<WriteBatch.Entry> writes = recorder.takeWrites();
      long bytes = writes.stream().mapToLong(entry -> entry.value().length).sum();
      assertThat(bytes, is(lessThan(4096L)));
    }
  }

  @Test
  void aThousandBlocksOfATurnWriteWhatOneWouldWrite() {
    try (HeapFixture heap = recorded(TEN_THOUSAND)) {
      heap.run(
          "for (var i = 0; i < 1000; i++) transaction(function () { all.k1.n++; var made = {}; made.x = 1; });");

      assertThat(tablesWritten(), contains(StoreTable.OBJECTS, StoreTable.META, StoreTable.META));
    }
  }

  @Test
  void aHundredLevelsEachUndoTheirOwn() {
    try (HeapFixture heap = recorded("var o = { n: 0, seen: [] };")) {
      heap.run(
          "(function down(level) {"
              + " transaction(function () {"
              + "   o.n = level;"
              + "   if (level < 100) down(level + 1);"
              + "   o.seen.push(o.n);"
              + "   if (level % 2) rollback();"
              + " });"
              + "})(0)");

      assertThat(heap.run("[o.n, o.seen.join()]"), is("[0, \"0\"]"));
    }
  }

  @Test
  void blocksReadNothingThatTheTurnWouldNotRead() {
    try (HeapFixture heap = recorded(TEN_THOUSAND)) {
      heap.restart();
      recorder.takeReads();
      heap.run("all.k77.n");
      int without = recorder.takeReads().size();
      heap.restart();
      recorder.takeReads();

      heap.run("transaction(function () { return all.k77.n; })");

      assertThat(recorder.takeReads().size() - without, is(lessThan(6)));
    }
  }

  @Test
  void whatUndoneBlocksHaveTouchedLeavesMemoryAfterTheTurn() {
    try (HeapFixture heap = recorded(TEN_THOUSAND)) {
      heap.restart();
      heap.run("0");
      heap.evict();
      long before = heap.runtime().residentBytes();

      heap.run(
          "transaction(function () { for (var k in all) all[k].n++; transaction(function () {});"
              + " rollback(); });");
      heap.run("0");
      heap.evict();

      assertThat(heap.runtime().residentBytes() - before, is(lessThan(20_000L)));
    }
  }

  @Test
  void aRefusedBlockLeavesNothingBehind() {
    try (HeapFixture heap = HeapFixture.with(new HostObjects())) {
      heap.run(
          """
          (function () {
            var s = Symbol('s');
            a = {}; a[s] = 1; b = {}; b[s] = 2; c = {}; c[s] = 3; bad = { x: { y: hostObject() } };
            try { transaction(function () {}); } catch (e) { message = e.message; }
            bad = 0; symbol = s;
          })()
          """);
      heap.restart();

      assertThat(heap.run("[a[symbol], b[symbol], c[symbol]]"), is("[1, 2, 3]"));
      assertThat(heap.run("message"), is("\"global.bad.x.y: " + HostObjects.REASON + "\""));
    }
  }
}
