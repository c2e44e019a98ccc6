package dev.perdure.runtime.suspension;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.perdure.runtime.HeapFixture;
import dev.perdure.runtime.engine.Engine;
import dev.perdure.runtime.engine.ValueDisplay;
import dev.perdure.runtime.heap.MemoryLimit;
import dev.perdure.runtime.realm.Realm;
import dev.perdure.runtime.suspension.RandomSuspension.Style;
import dev.perdure.runtime.turn.TurnOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ContinuationPending;
import org.mozilla.javascript.LambdaFunction;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.Script;
import org.mozilla.javascript.ScriptableObject;

/**
 * Random generators and computations, reopened at every pause, against an engine that has no heap.
 * {@code -Dperdure.twin.tries=N} tries more, {@code -Dperdure.twin.seed=N} others. Confined to the
 * thread of the test.
 */
@AddLifecycleHook(SuspensionTries.class)
final class SuspensionTwinTest {

  private static final int MOST_PAUSES = 14;

  private static final String PRELUDE =
      """
      var log = [], fs = [], n = 0;
      var o = { p: 1, q: 2, method(v) { return v + '.' + this.p; } };
      function join(a, b) { return a + '/' + b; }
      // A yield* behind a throw() gives an object of the engine, whose text has its address.
      function show(v) {
        return Array.isArray(v) ? '[' + v.map(show) + ']' : String(v).replace(/@[0-9a-f]+/, '');
      }
      function step(f) {
        try { var r = f(); log.push(show(r.value) + (r.done ? '!' : '')); }
        catch (e) { log.push('thrown ' + (e.message || e)); }
      }
      """;

  private static final String GENERATORS =
      """
      function* inner(v) {
        try { var got = yield v; log.push(got); return got; } finally { log.push('inner'); }
      }
      function own(v) {
        var left = 2;
        return {
          [Symbol.iterator]() { return this; },
          next(w) { log.push('own ' + w); return { value: left, done: left-- == 0 }; },
          throw(e) { log.push('own throw'); throw e; }
        };
      }
      """;

  private static final String FUNCTIONS =
      """
      function inner(v) {
        try { var got = pause(v); log.push(got); return got; } finally { log.push('inner'); }
      }
      function Inner(v) { this.v = pause(v); }
      Inner.prototype.twice = function (w) { return [this.v, pause(w), arguments.length]; };
      """;

  /**
   * Some errors of the engine's own leave a generator in a state in which the engine fails to
   * resume it, or are thrown as objects of Java's. The sample ends there.
   */
  private static final String FAULT = "The engine fails at ";

  private static final String RESULT = "log.map(show).join(' ') + ' ' + n";

  /** A program, the values that it gets at its pauses, and whether objects leave memory soon. */
  record Sample(String program, List<String> steps, boolean evicted) {
    MemoryLimit memory() {
      MemoryLimit usual = MemoryLimit.defaults();
      return evicted ? usual.evictingAlways() : usual;
    }

    @Override
    public String toString() {
      return program + "\n" + steps + (evicted ? ", evicted whenever possible" : "");
    }
  }

  @Provide
  Arbitrary<Sample> generators() {
    return Arbitraries.randomValue(
        random -> {
          String body = new RandomSuspension(random, Style.GENERATOR).body();
          List<String> steps = new ArrayList<>();
          for (int i = 0; i < MOST_PAUSES; i++) {
            steps.add("step(function () { return g." + resumption(random) + "; })");
          }
          return new Sample(
              "function* main(a, b) {\n" + body + "}\nvar g = main(1, 2);",
              steps,
              random.nextInt(4) == 0);
        });
  }

  private static String resumption(Random random) {
    return switch (random.nextInt(10)) {
      case 0 -> "throw(new Error('sent'))";
      case 1 -> random.nextInt(3) == 0 ? "return('back')" : "next()";
      default -> "next(" + random.nextInt(10) + ")";
    };
  }

  @Provide
  Arbitrary<Sample> computations() {
    return Arbitraries.randomValue(
        random -> {
          String body = new RandomSuspension(random, Style.CONTINUATION).body();
          List<String> steps = new ArrayList<>();
          for (int i = 0; i < MOST_PAUSES; i++) {
            steps.add(String.valueOf(random.nextInt(10)));
          }
          return new Sample(
              "function main(a, b) {\n" + body + "}\n", steps, random.nextInt(4) == 0);
        });
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void aGeneratorThatIsReopenedAtEveryYieldDoesWhatItDoesInMemory(
      @ForAll("generators") Sample sample) {
    assertThat(reopened(sample), is(inMemory(sample)));
  }

  private static String reopened(Sample sample) {
    try (HeapFixture heap =
        HeapFixture.with(new Suspender(), sample.memory(), PRELUDE, GENERATORS, sample.program())) {
      for (String step : sample.steps()) {
        heap.restart();
        if (heap.evaluate(step) instanceof TurnOutcome.Aborted) {
          return FAULT + step;
        }
      }
      return heap.run(RESULT);
    }
  }

  private static String inMemory(Sample sample) {
    Context engine = Engine.enter();
    try {
      ScriptableObject global = realm(engine);
      run(engine, global, PRELUDE);
      run(engine, global, GENERATORS);
      run(engine, global, sample.program());
      for (String step : sample.steps()) {
        try {
          run(engine, global, step);
        } catch (IllegalStateException | AssertionError e) {
          return FAULT + step;
        }
      }
      return ValueDisplay.of(run(engine, global, RESULT));
    } finally {
      Context.exit();
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void aComputationThatIsReopenedAtEveryPauseDoesWhatItDoesInMemory(
      @ForAll("computations") Sample sample) {
    assertThat(suspendedAndReopened(sample), is(suspendedInMemory(sample)));
  }

  private static final String CALL =
      "try { log.push('end', main(1, 2)); } catch (e) { log.push(e); }";

  private static String suspendedAndReopened(Sample sample) {
    try (HeapFixture heap =
        HeapFixture.with(new Suspender(), sample.memory(), PRELUDE, FUNCTIONS, sample.program())) {
      expectCompleted(heap.runtime().evaluateSuspendable(CALL, "test.js"));
      for (String step : sample.steps()) {
        heap.restart();
        if (heap.runtime().isSuspended()) {
          expectCompleted(heap.runtime().resume(Integer.valueOf(step)));
        }
      }
      return heap.run(RESULT);
    }
  }

  private static void expectCompleted(TurnOutcome outcome) {
    if (outcome instanceof TurnOutcome.Aborted aborted) {
      throw new AssertionError(aborted.report());
    }
  }

  private static String suspendedInMemory(Sample sample) {
    Context engine = Engine.enter();
    try {
      ScriptableObject global = realm(engine);
      run(engine, global, PRELUDE);
      run(engine, global, FUNCTIONS);
      run(engine, global, sample.program());
      global.put(
          "pause",
          global,
          new LambdaFunction(
              global,
              "pause",
              1,
              (cx, scope, thisObj, args) -> {
                throw cx.captureContinuation();
              }));
      Script script = engine.compileString(CALL, "test.js", 1, null);
      Object continuation = pending(() -> engine.executeScriptWithContinuations(script, global));
      for (String step : sample.steps()) {
        if (continuation != null) {
          Object suspended = continuation;
          Integer value = Integer.valueOf(step);
          continuation = pending(() -> engine.resumeContinuation(suspended, global, value));
        }
      }
      return ValueDisplay.of(run(engine, global, RESULT));
    } finally {
      Context.exit();
    }
  }

  private static @Nullable Object pending(Runnable computation) {
    try {
      computation.run();
      return null;
    } catch (ContinuationPending pending) {
      return pending.getContinuation();
    }
  }

  private static ScriptableObject realm(Context engine) {
    return Realm.create(engine);
  }

  private static Object run(Context engine, ScriptableObject global, String source) {
    try {
      return engine.evaluateString(global, source, "test.js", 1, null);
    } catch (RhinoException e) {
      throw new AssertionError(e.getMessage() + "\n" + source, e);
    }
  }
}
