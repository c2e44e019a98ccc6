package dev.perdure.runtime.twin;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.perdure.runtime.HeapFixture;
import dev.perdure.runtime.engine.ValueDisplay;
import dev.perdure.runtime.realm.Realm;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ScriptableObject;

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
    RESTART
  }

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

  private static String persistent(HeapFixture opened, List<Turn> turns) {
    try (HeapFixture heap = opened) {
      for (Turn turn : turns) {
        heap.run(turn.source());
        switch (turn.after()) {
          case NOTHING -> {}
          case EVICTION -> heap.evict();
          case RESTART -> heap.restart();
        }
      }
      return lines(heap.run(RandomProgram.DUMP));
    }
  }

  private static String stock(List<Turn> turns) {
    Context engine = Context.enter();
    try {
      engine.setInterpretedMode(true);
      engine.setLanguageVersion(Context.VERSION_ECMASCRIPT);
      ScriptableObject global = Realm.create(engine);
      run(engine, global, RandomProgram.PRELUDE);
      run(engine, global, RandomProgram.DUMPING);
      turns.forEach(turn -> run(engine, global, turn.source()));
      return lines(ValueDisplay.of(run(engine, global, RandomProgram.DUMP)));
    } finally {
      Context.exit();
    }
  }

  private static Object run(Context engine, ScriptableObject global, String source) {
    return engine.evaluateString(global, source, "test.js", 1, null);
  }

  private static String lines(String display) {
    return display.replace("\\n", "\n");
  }
}
