package dev.perdure.runtime.twin;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import dev.perdure.runtime.HeapFixture;
import dev.perdure.runtime.engine.ValueDisplay;
import dev.perdure.runtime.heap.SmallPages;
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
 * The persistent runtime, restarted at random, against an engine of the same realm without a heap.
 */
@AddLifecycleHook(TwinTries.class)
final class TwinTest {

  /** One turn, and what happens after it. */
  record Turn(List<String> statements, After after) {
    String source() {
      return String.join("", statements);
    }
  }

  enum After {
    NOTHING,
    EVICTION,
    RESTART,
    TIME,
    RESTART_AND_TIME;

    boolean evicts() {
      return this == EVICTION;
    }

    boolean restarts() {
      return this == RESTART || this == RESTART_AND_TIME;
    }

    boolean waits() {
      return this == TIME || this == RESTART_AND_TIME;
    }
  }

  /** How much time passes. */
  private static final long MILLIS = 10;

  @Provide
  Arbitrary<List<Turn>> programs() {
    Arbitrary<List<String>> statements = RandomProgram.statement().list().ofMinSize(1).ofMaxSize(6);
    return Combinators.combine(statements, Arbitraries.of(After.class))
        .as(Turn::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(8);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void aHeapThatIsReloadedEndsInTheStateOfAnEngineThatIsNot(@ForAll("programs") List<Turn> turns) {
    String persistent =
        persistent(HeapFixture.open(RandomProgram.PRELUDE, RandomProgram.DUMPING), turns);

    assertThat(persistent, is(stock(turns)));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void aHeapThatEvictsWheneverItMayEndsInTheStateOfAnEngineThatDoesNot(
      @ForAll("programs") List<Turn> turns) {
    String persistent =
        persistent(HeapFixture.evictingAlways(RandomProgram.PRELUDE, RandomProgram.DUMPING), turns);

    assertThat(persistent, is(stock(turns)));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void aHeapInTinyPagesEndsInTheStateOfAnEngineWithout(@ForAll("programs") List<Turn> turns) {
    SmallPages.begin();
    try {
      String persistent =
          persistent(HeapFixture.open(RandomProgram.PRELUDE, RandomProgram.DUMPING), turns);

      assertThat(persistent, is(stock(turns)));
    } finally {
      SmallPages.end();
    }
  }

  /** What a heap with the prelude is after these turns; closes it. */
  static String persistent(HeapFixture opened, List<Turn> turns) {
    try (HeapFixture heap = opened) {
      for (Turn turn : turns) {
        heap.run(turn.source());
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
      heap.run(RandomProgram.LAST_WORDS);
      return lines(heap.run(RandomProgram.DUMP));
    }
  }

  /** What an engine is after the first turns, that define more, and these. */
  static String stock(List<Turn> turns, String... firstTurns) {
    try (StockEngine engine = new StockEngine()) {
      engine.run(RandomProgram.PRELUDE);
      engine.run(RandomProgram.DUMPING);
      for (String turn : firstTurns) {
        engine.run(turn);
      }
      for (Turn turn : turns) {
        engine.run(turn.source());
        if (turn.after().waits()) {
          engine.pass(MILLIS);
        }
      }
      engine.run(RandomProgram.LAST_WORDS);
      return lines(ValueDisplay.of(engine.run(RandomProgram.DUMP)));
    }
  }

  private static String lines(String display) {
    return display.replace("\\n", "\n");
  }
}
