package dev.perdure.runtime;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import dev.perdure.runtime.heap.MemoryLimit;
import dev.perdure.runtime.store.HeapStore;
import dev.perdure.runtime.store.MemoryHeapStore;
import dev.perdure.runtime.store.StoreCursor;
import dev.perdure.runtime.store.StoreTable;
import dev.perdure.runtime.store.WriteBatch;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fifty thousand objects, of which a mebibyte may be in memory: a fifteenth. */
final class MemoryBoundTest {

  private static final MemoryLimit LIMIT = new MemoryLimit(1 << 20, false);

  /** A few objects more than the limit allows are in memory until the next is loaded. */
  private static final long MOST_BYTES = LIMIT.bytes() + (64 << 10);

  private static final String FUNCTIONS =
      """
      var groups = [], last = null;
      function grow(count) {
        for (var g = 0; g < count; g++) {
          var group = [];
          for (var i = 0; i < 100; i++) {
            last = { number: groups.length * 100 + i, count: 0, before: last };
            group.push(last);
          }
          groups.push(group);
        }
      }
      function forEach(action) {
        for (var g = 0; g < groups.length; g++) {
          for (var i = 0; i < groups[g].length; i++) action(groups[g][i]);
        }
      }
      function total() { var sum = 0; forEach(function (o) { sum += o.count + 1; }); return sum; }
      function listed() { var sum = 0; for (var o = last; o; o = o.before) sum++; return sum; }
      """;

  /** Made once: that takes longer than the tests. */
  private static final HeapStore FILLED = filled();

  private static HeapStore filled() {
    try (HeapFixture heap = HeapFixture.within(LIMIT, FUNCTIONS)) {
      for (int turn = 0; turn < 10; turn++) {
        heap.run("grow(50)");
      }
      return copyOf(heap.store());
    }
  }

  private static MemoryHeapStore copyOf(HeapStore store) {
    WriteBatch everything = new WriteBatch(1);
    for (StoreTable table : StoreTable.values()) {
      try (StoreCursor entries = store.scan(table, new byte[0], null, false)) {
        while (entries.next()) {
          everything.put(table, entries.key(), entries.value());
        }
      }
    }
    MemoryHeapStore copy = MemoryHeapStore.create("copy");
    copy.commit(List.of(everything));
    return copy;
  }

  private static HeapFixture large() {
    return HeapFixture.within(LIMIT, copyOf(FILLED));
  }

  private static long residentBytes(HeapFixture heap) {
    return heap.runtime().residentBytes();
  }

  @Test
  void oneTurnWalksThroughAllOfIt() {
    try (HeapFixture heap = large()) {
      String total = heap.run("total()");

      assertThat(total, is("50000"));
      assertThat(residentBytes(heap), is(lessThanOrEqualTo(MOST_BYTES)));
    }
  }

  @Test
  void aLinkedListIsWalkedAsFarAsItGoes() {
    try (HeapFixture heap = large()) {
      String listed = heap.run("listed()");

      assertThat(listed, is("50000"));
      assertThat(residentBytes(heap), is(lessThanOrEqualTo(MOST_BYTES)));
    }
  }

  @Test
  void whatOneTurnChangesAllOverItIsKept() {
    try (HeapFixture heap = large()) {
      heap.run("forEach(function (o) { if (o.number % 100 === 0) o.count = 1; })");
      heap.restart();

      assertThat(heap.run("total()"), is("50500"));
    }
  }

  @Test
  void whatOneTurnChangesAllOverItIsUndone() {
    try (HeapFixture heap = large()) {
      heap.fails(
          "forEach(function (o) { if (o.number % 100 === 0) o.count = 1; }); throw new Error();");

      assertThat(heap.run("total()"), is("50000"));
    }
  }

  @Test
  void memoryThatIsThereIsUsed() {
    try (HeapFixture heap = large()) {
      heap.run("total()");

      assertThat(residentBytes(heap), is(greaterThan(LIMIT.bytes() / 2)));
    }
  }

  @Test
  void aNativeFunctionThatWalksThroughAllOfItIsBoundedToo() {
    try (HeapFixture heap = large()) {
      heap.run("forEach(function (o) { o.before = null; })");
      heap.restart();

      String length = heap.run("JSON.stringify(groups).length > 1e6");

      assertThat(length, is("true"));
      assertThat(residentBytes(heap), is(lessThanOrEqualTo(MOST_BYTES)));
    }
  }

  @Test
  void whatATurnHasChangedStaysUntilItEndsAndLeavesThen() {
    try (HeapFixture heap = large()) {
      heap.run("forEach(function (o) { o.count++; })");

      heap.run("total()");

      assertThat(residentBytes(heap), is(lessThanOrEqualTo(MOST_BYTES)));
    }
  }

  private static final String COLLECTIONS =
      """
      var m = new Map(), d = {};
      (function () {
        for (var i = 0; i < 20000; i++) { m.set('key ' + i, { n: i }); d['key ' + i] = i; }
      })();
      """;

  @Test
  void aLargeMapAndADictionaryAreWalkedWithinTheLimit() {
    try (HeapFixture heap = HeapFixture.within(LIMIT, COLLECTIONS)) {
      String sums =
          heap.run(
              """
              (function () {
                var sum = 0, keys = 0;
                m.forEach(function (v) { sum += v.n; });
                for (var k in d) keys += d[k];
                return [sum, keys];
              })()
              """);

      assertThat(sums, is("[199990000, 199990000]"));
      assertThat(residentBytes(heap), is(lessThanOrEqualTo(MOST_BYTES)));
    }
  }

  @Test
  void aLargeMapIsChangedAllOverWithinTheLimit() {
    try (HeapFixture heap = HeapFixture.within(LIMIT, COLLECTIONS)) {
      for (int turn = 0; turn < 10; turn++) {
        heap.run("for (var i = " + turn + "; i < 20000; i += 100) m.delete('key ' + i);");
      }

      String left = heap.run("m.has('key 9') + ' ' + m.has('key 10') + ' ' + m.size");

      assertThat(left, is("\"false true 18000\""));
      assertThat(residentBytes(heap), is(lessThanOrEqualTo(MOST_BYTES)));
    }
  }
}
