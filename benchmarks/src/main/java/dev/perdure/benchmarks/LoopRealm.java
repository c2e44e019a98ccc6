package dev.perdure.benchmarks;

import dev.perdure.runtime.PerdureRuntime;
import dev.perdure.runtime.RuntimeOptions;
import dev.perdure.runtime.store.MemoryHeapStore;
import dev.perdure.runtime.turn.TurnOutcome;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.TopLevel;

/** Where a loop runs, and on what. Confined to the thread that made it. */
interface LoopRealm extends AutoCloseable {

  /** Evaluates a source; what it gives. */
  Object evaluate(String source);

  /** The expression of the object that loops work on. */
  String object();

  @Override
  void close();

  /** The engine as it comes from its makers, interpreting. */
  static LoopRealm stock() {
    Context context = Context.enter();
    context.setInterpretedMode(true);
    context.setLanguageVersion(Context.VERSION_ECMASCRIPT);
    Scriptable global = context.initSafeStandardObjects(new TopLevel());
    return new LoopRealm() {
      @Override
      public Object evaluate(String source) {
        return context.evaluateString(global, source, "benchmark", 1, null);
      }

      @Override
      public String object() {
        return "kept";
      }

      @Override
      public void close() {
        Context.exit();
      }
    };
  }

  /**
   * Perdure, on a heap in memory.
   *
   * @param object the expression of the object that loops work on
   */
  static LoopRealm perdure(String object) {
    PerdureRuntime runtime =
        PerdureRuntime.open(
            MemoryHeapStore.create("benchmark"), RuntimeOptions.builder().audited(false).build());
    return new LoopRealm() {
      @Override
      public Object evaluate(String source) {
        TurnOutcome outcome = runtime.evaluate(source, "benchmark");
        if (outcome instanceof TurnOutcome.Aborted aborted) {
          throw new IllegalStateException(aborted.report());
        }
        return outcome;
      }

      @Override
      public String object() {
        return object;
      }

      @Override
      public void close() {
        runtime.close();
      }
    };
  }
}
