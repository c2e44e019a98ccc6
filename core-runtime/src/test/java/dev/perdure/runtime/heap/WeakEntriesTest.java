package dev.perdure.runtime.heap;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.perdure.runtime.HeapFixture;
import dev.perdure.runtime.store.StoreCursor;
import dev.perdure.runtime.store.StoreTable;
import org.junit.jupiter.api.Test;

/** What of a weak collection is in the store. */
final class WeakEntriesTest {

  private static int count(HeapFixture heap, StoreTable table, byte[] from) {
    int count = 0;
    try (StoreCursor cursor = heap.store().scan(table, from, Keys.endOfPrefix(from), false)) {
      while (cursor.next()) {
        count++;
      }
    }
    return count;
  }

  private static int entries(HeapFixture heap) {
    heap.restart();
    return count(heap, StoreTable.META, new byte[] {'W'});
  }

  private static int objects(HeapFixture heap) {
    heap.restart();
    return count(heap, StoreTable.OBJECTS, new byte[0]);
  }

  @Test
  void anEntryWhoseKeyNothingElseLeadsToIsNotWritten() {
    try (HeapFixture heap = HeapFixture.open("var weak = new WeakMap(), kept = {};")) {
      heap.run("weak.set(kept, 1); weak.set({}, 2); weak.set(Symbol('young'), 3);");

      assertThat(entries(heap), is(1));
    }
  }

  @Test
  void neitherIsTheValueOfSuchAnEntry() {
    try (HeapFixture heap = HeapFixture.open("var weak = new WeakMap();")) {
      int before = objects(heap);

      heap.run("(function () { var key = {}; weak.set(key, { back: key, more: [{}, {}] }); })();");

      assertThat(objects(heap), is(before));
    }
  }

  @Test
  void aRingOfEntriesThatNothingLeadsIntoIsNotWritten() {
    try (HeapFixture heap = HeapFixture.open("var weak = new WeakMap();")) {
      heap.run("(function () { var a = {}, b = {}; weak.set(a, b); weak.set(b, a); })();");

      assertThat(entries(heap), is(0));
    }
  }

  @Test
  void aKeyThatAnotherEntryLeadsToIsWrittenInWhateverOrder() {
    try (HeapFixture heap = HeapFixture.open("var kept = {}, weak = new WeakMap();")) {
      heap.run(
          """
          (function () {
            var keys = [kept];
            for (var i = 0; i < 20000; i++) keys.push({});
            for (i = 20000; i > 0; i--) weak.set(keys[i - 1], keys[i]);
          })();
          """);

      assertThat(entries(heap), is(20000));
    }
  }

  @Test
  void aRemovedEntryIsRemoved() {
    try (HeapFixture heap =
        HeapFixture.open(
            "var key = {}, weak = new WeakMap([[key, 1]]), set = new WeakSet([key]);")) {
      heap.run("weak.delete(key); set.delete(key);");

      assertThat(entries(heap), is(0));
    }
  }

  @Test
  void oneOfManyEntriesIsWrittenAlone() {
    try (HeapFixture heap =
        HeapFixture.open(
            """
            var keys = [], weak = new WeakMap();
            for (var i = 0; i < 1000; i++) { keys.push({}); weak.set(keys[i], i); }
            """)) {
      heap.run("weak.set(keys[500], 'changed');");

      assertThat(heap.run("[weak.get(keys[499]), weak.get(keys[500])]"), is("[499, \"changed\"]"));
    }
  }
}
