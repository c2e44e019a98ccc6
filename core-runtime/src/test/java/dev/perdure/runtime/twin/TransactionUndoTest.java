package dev.perdure.runtime.twin;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import dev.perdure.runtime.HeapFixture;
import dev.perdure.runtime.heap.MemoryLimit;
import dev.perdure.runtime.heap.SmallPages;
import dev.perdure.runtime.twin.TwinTest.After;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/**
 * After a block that was undone everything is as before it, at every level, for the rest of the
 * turn, and for a new engine.
 */
@AddLifecycleHook(TwinTries.class)
final class TransactionUndoTest {

  /** One turn, whether it is undone as a whole, and what happens after it. */
  record Turn(List<String> statements, boolean isUndone, After after) {
    String source() {
      return String.join("", statements);
    }
  }

  private static final String STOP = "throw new Error('stop');";

  /** After this all timers are due. */
  private static final long MILLIS = 10;

  @Provide
  Arbitrary<List<Turn>> programs() {
    Arbitrary<List<String>> statements =
        Arbitraries.oneOf(RandomProgram.statement(), RandomTransactions.undoing())
            .list()
            .ofMinSize(1)
            .ofMaxSize(5);
    return Combinators.combine(
            statements, Arbitraries.of(false, false, false, true), Arbitraries.of(After.class))
        .as(Turn::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void anUndoneBlockLeavesEverythingAsItWas(@ForAll("programs") List<Turn> turns) {
    check(turns, MemoryLimit.defaults());
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void anUndoneBlockInAHeapThatEvictsWheneverItMayLeavesEverythingAsItWas(
      @ForAll("programs") List<Turn> turns) {
    check(turns, MemoryLimit.defaults().evictingAlways());
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void anUndoneBlockInAHeapOfTinyPagesLeavesEverythingAsItWas(
      @ForAll("programs") List<Turn> turns) {
    SmallPages.begin();
    try {
      check(turns, MemoryLimit.defaults());
    } finally {
      SmallPages.end();
    }
  }

  private static void check(List<Turn> turns, MemoryLimit memory) {
    Looking looking = new Looking();
    try (HeapFixture heap =
        HeapFixture.with(
            looking,
            memory,
            RandomProgram.PRELUDE + BlockPlaces.PRELUDE,
            RandomProgram.DUMPING,
            Looking.UNDOING)) {
      for (Turn turn : turns) {
        run(turn, heap, looking);

        assertThat(looking.differences(), is(empty()));
      }
      heap.run(RandomProgram.LAST_WORDS);
      String state = looking.at(heap);
      heap.restart();

      assertThat(looking.at(heap), is(state));
    }
  }

  private static void run(Turn turn, HeapFixture heap, Looking looking) {
    if (turn.isUndone()) {
      String state = looking.at(heap);
      heap.fails(turn.source() + STOP);

      assertThat(looking.at(heap), is(state));
    } else {
      heap.run(turn.source());
    }
    if (turn.after().evicts()) {
      heap.evict();
    }
    if (turn.after().restarts()) {
      heap.restart();
    }
    if (turn.after().waits()) {
      assertThat(heap.pass(MILLIS), is(empty()));
    }
  }
}
