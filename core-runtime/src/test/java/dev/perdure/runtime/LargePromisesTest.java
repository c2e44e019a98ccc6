package dev.perdure.runtime;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import dev.perdure.runtime.store.HeapStore;
import dev.perdure.runtime.store.RecordingHeapStore;
import dev.perdure.runtime.store.WriteBatch;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Long chains of promises, and promises that many wait for. */
final class LargePromisesTest {

  /** The store of the fixture as it was opened last. */
  private RecordingHeapStore recorder;

  private HeapFixture recorded(String... firstTurns) {
    UnaryOperator<HeapStore> wrapper = store -> recorder = new RecordingHeapStore(store);
    HeapFixture heap = HeapFixture.on(wrapper, firstTurns);
    recorder.takeWrites();
    return heap;
  }

  private int bytesWritten() {
    int sum = 0;
    for (WriteBatch.Entry entry : recorder.takeWrites()) {
      sum += entry.key().length + (entry.value() == null ? 0 : entry.value().length);
    }
    return sum;
  }

  @Test
  void aChainOfTwentyThousandPendingPromisesIsStoredAndSettled() {
    try (HeapFixture heap =
        HeapFixture.open(
            """
            var open = Promise.withResolvers();
            var last = (function (p) {
              function next(n) { return n + 1; }
              for (var i = 0; i < 20000; i++) p = p.then(next);
              return p;
            })(open.promise);
            """)) {
      heap.restart();
      heap.run("open.resolve(0);");
      heap.restart();

      heap.run("var end; last.then(function (n) { end = n; });");

      assertThat(heap.run("end"), is("20000"));
    }
  }

  @Test
  void aChainOfPromisesThatFollowEachOtherIsStoredAndSettled() {
    try (HeapFixture heap =
        HeapFixture.open(
            """
            var open = Promise.withResolvers();
            var last = (function (p) {
              for (var i = 0; i < 20000; i++) {
                var follower = Promise.withResolvers();
                follower.resolve(p);
                p = follower.promise;
              }
              return p;
            })(open.promise);
            """)) {
      heap.restart();
      heap.run("open.resolve('end');");
      heap.restart();

      heap.run("var end; last.then(function (n) { end = n; });");

      assertThat(heap.run("end"), is("\"end\""));
    }
  }

  @Test
  void aHundredThousandReactionsOfOnePromiseAreStoredAndRunInOrder() {
    try (HeapFixture heap =
        HeapFixture.open(
            """
            var open = Promise.withResolvers(), last = -1, ordered = true;
            (function () {
              function note(n) { ordered = ordered && n === last + 1; last = n; }
              for (var i = 0; i < 100000; i++) open.promise.then(note.bind(null, i));
            })();
            """)) {
      heap.restart();

      heap.run("open.resolve();");

      assertThat(heap.run("[ordered, last]"), is("[true, 99999]"));
    }
  }

  @Test
  void oneMoreReactionWritesNotMoreBecauseThereAreManyAlready() {
    try (HeapFixture heap =
        recorded(
            """
            var open = Promise.withResolvers();
            function note() {}
            for (var i = 0; i < 10000; i++) open.promise.then(note);
            """)) {
      heap.restart();

      heap.run("open.promise.then(note); 1");

      assertThat(bytesWritten(), is(lessThan(400)));
    }
  }

  @Test
  void whatThePromisesOfAllHaveWaitedForIsWrittenOnce() {
    try (HeapFixture heap =
        recorded(
            """
            var open = Promise.withResolvers(), other = Promise.withResolvers(), result;
            var many = Promise.all([open.promise, other.promise]);
            """)) {
      heap.run("open.resolve('a');");
      heap.run("many.then(function (all) { result = all.join(); });");
      heap.restart();

      heap.run("other.resolve('b');");

      assertThat(heap.run("result"), is("\"a,b\""));
    }
  }
}
