package dev.perdure.benchmarks;

import dev.perdure.runtime.PerdureRuntime;
import dev.perdure.runtime.RuntimeOptions;
import dev.perdure.runtime.extension.ExtensionContext;
import dev.perdure.runtime.extension.RuntimeExtension;
import dev.perdure.runtime.host.HostFunctions;
import dev.perdure.runtime.store.MemoryHeapStore;
import dev.perdure.runtime.turn.TurnOutcome;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.TopLevel;
import org.mozilla.javascript.Undefined;

/** How a program of the engine suite is run. */
enum SuiteRealm {
  /** The engine as it comes from its makers, interpreting. */
  STOCK {
    @Override
    void run(SuiteProgram program, String source, Stopwatch stopwatch) {
      Context context = Context.enter();
      try {
        context.setInterpretedMode(true);
        context.setLanguageVersion(Context.VERSION_ECMASCRIPT);
        TopLevel global = new TopLevel();
        context.initSafeStandardObjects(global);
        install(global, stopwatch);
        context.evaluateString(global, whole(source), program.label(), 1, null);
      } finally {
        Context.exit();
      }
    }
  },
  /** Perdure; all in one turn, so that only the global object is persistent. */
  YOUNG {
    @Override
    void run(SuiteProgram program, String source, Stopwatch stopwatch) {
      try (PerdureRuntime runtime = open(MemoryHeapStore.create("suite"), stopwatch)) {
        turn(runtime, whole(source));
      }
    }
  },
  /**
   * Perdure; the program is loaded in one turn and makes what it works on in another. A new engine
   * finds all of it in the heap, and runs each pass in a turn, so that whatever outlives a pass is
   * persistent in the next.
   */
  PERSISTENT {
    @Override
    void run(SuiteProgram program, String source, Stopwatch stopwatch) {
      MemoryHeapStore store = MemoryHeapStore.create("suite");
      try (PerdureRuntime runtime = open(store, stopwatch)) {
        turn(runtime, source);
        turn(runtime, SuiteProgram.SET_UP);
      }
      try (PerdureRuntime runtime = open(store.reopen(), stopwatch)) {
        while (!stopwatch.isDone()) {
          stopwatch.turn(() -> turn(runtime, "pass(" + SuiteProgram.WORK + ");"));
        }
        turn(runtime, SuiteProgram.CHECK);
      }
    }
  };

  /** Runs a program until the stopwatch has enough. */
  abstract void run(SuiteProgram program, String source, Stopwatch stopwatch);

  private static String whole(String source) {
    return source
        + SuiteProgram.SET_UP
        + "while (!isDone()) pass("
        + SuiteProgram.WORK
        + ");\n"
        + SuiteProgram.CHECK;
  }

  private static void install(ScriptableObject global, Stopwatch stopwatch) {
    HostFunctions.define(
        global,
        "pass",
        1,
        (cx, scope, self, args) -> {
          stopwatch.pass(cx, scope, args[0]);
          return Undefined.instance;
        });
    HostFunctions.define(global, "isDone", 0, (cx, scope, self, args) -> stopwatch.isDone());
  }

  private static PerdureRuntime open(MemoryHeapStore store, Stopwatch stopwatch) {
    return PerdureRuntime.open(
        store, RuntimeOptions.builder().audited(false).extension(new Watch(stopwatch)).build());
  }

  private static void turn(PerdureRuntime runtime, String source) {
    if (runtime.evaluate(source, "suite") instanceof TurnOutcome.Aborted aborted) {
      throw new IllegalStateException(aborted.report());
    }
  }

  /** Gives programs the stopwatch. */
  private record Watch(Stopwatch stopwatch) implements RuntimeExtension {
    @Override
    public String name() {
      return "stopwatch";
    }

    @Override
    public void install(ExtensionContext context) {
      SuiteRealm.install(context.global(), stopwatch);
    }
  }
}
