package dev.perdure.runtime.twin;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.perdure.runtime.HeapFixture;
import dev.perdure.runtime.realm.Engine;
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
 * Random programs of promises on the persistent runtime, restarted at random, against the engine's
 * own promises: the same handlers run, with the same values, in the same order and turn.
 */
@AddLifecycleHook(TwinTries.class)
final class PromiseTwinTest {

  private static final String END_OF_TURN = "log.push('--');\n";

  @Provide
  Arbitrary<List<Turn>> programs() {
    Arbitrary<List<String>> statements =
        RandomPromises.statement().list().ofMinSize(1).ofMaxSize(6);
    return Combinators.combine(statements, Arbitraries.of(After.class))
        .as(Turn::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(10);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void theLogIsThatOfTheEnginesOwnPromises(@ForAll("programs") List<Turn> turns) {
    String persistent = persistent(turns);

    assertThat(persistent, is(stock(turns)));
  }

  private static String persistent(List<Turn> turns) {
    try (HeapFixture heap = HeapFixture.open(RandomPromises.PRELUDE)) {
      for (Turn turn : turns) {
        heap.run(END_OF_TURN + turn.source());
        if (turn.after().evicts()) {
          heap.evict();
        } else if (turn.after().restarts()) {
          heap.restart();
        }
      }
      heap.printed();
      heap.run("print(log.join('\\n'));");
      return heap.printed().strip();
    }
  }

  private static String stock(List<Turn> turns) {
    try (Engine engine = Engine.stock()) {
      engine.run(RandomPromises.PRELUDE);
      turns.forEach(turn -> engine.run(END_OF_TURN + turn.source()));
      return engine.run("show(log.join('\\n'));").strip();
    }
  }
}
