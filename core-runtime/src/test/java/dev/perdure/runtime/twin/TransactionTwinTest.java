package dev.perdure.runtime.twin;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.perdure.runtime.HeapFixture;
import dev.perdure.runtime.heap.SmallPages;
import dev.perdure.runtime.twin.TwinTest.After;
import dev.perdure.runtime.twin.TwinTest.Turn;
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
 * Programs with transactions, restarted at random, against an engine that has none: there a block
 * that returns is only called, and one that is undone is left out.
 */
@AddLifecycleHook(TwinTries.class)
final class TransactionTwinTest {

  /** What the programs have on the persistent runtime. */
  private static final String WITH_TRANSACTIONS =
      BlockPlaces.PRELUDE
          + """
          function undone(f, throwsAfterwards) {
            try { transaction(f); } catch (e) { /* As it was to be. */ }
            if (throwsAfterwards) throw 'afterwards';
          }
          """;

  /** And in the engine. */
  private static final String WITHOUT =
      BlockPlaces.PRELUDE
          + """
          var level = 0;
          function transaction(f) {
            level++;
            try { return f({ level: level }); } finally { level--; }
          }
          function undone(f, throwsAfterwards) {
            if (throwsAfterwards) throw 'afterwards';
          }
          """;

  enum Memory {
    USUAL,
    EVICTING_ALWAYS,
    TINY_PAGES;

    HeapFixture open() {
      String[] firstTurns = {RandomProgram.PRELUDE, RandomProgram.DUMPING, WITH_TRANSACTIONS};
      return this == EVICTING_ALWAYS
          ? HeapFixture.evictingAlways(firstTurns)
          : HeapFixture.open(firstTurns);
    }
  }

  @Provide
  Arbitrary<List<Turn>> returning() {
    return turns(RandomTransactions.returning());
  }

  @Provide
  Arbitrary<List<Turn>> returningOrUndone() {
    return turns(RandomTransactions.returningOrUndone());
  }

  private static Arbitrary<List<Turn>> turns(Arbitrary<String> blocks) {
    Arbitrary<List<String>> statements =
        Arbitraries.oneOf(RandomProgram.statement(), blocks).list().ofMinSize(1).ofMaxSize(6);
    return Combinators.combine(statements, Arbitraries.of(After.class))
        .as(Turn::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void blocksThatReturnDoWhatTheyDoWithoutTransactions(
      @ForAll("returning") List<Turn> turns, @ForAll Memory memory) {
    assertThat(persistent(turns, memory), is(TwinTest.stock(turns, WITHOUT)));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void blocksThatAreUndoneMightAsWellBeLeftOut(
      @ForAll("returningOrUndone") List<Turn> turns, @ForAll Memory memory) {
    assertThat(persistent(turns, memory), is(TwinTest.stock(turns, WITHOUT)));
  }

  private static String persistent(List<Turn> turns, Memory memory) {
    if (memory == Memory.TINY_PAGES) {
      SmallPages.begin();
    }
    try {
      return TwinTest.persistent(memory.open(), turns);
    } finally {
      SmallPages.end();
    }
  }
}
