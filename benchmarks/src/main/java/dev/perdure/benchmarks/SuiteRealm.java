package dev.perdure.benchmarks;

import dev.perdure.runtime.PerdureRuntime;
import dev.perdure.runtime.RuntimeOptions;
import dev.perdure.runtime.extension.ExtensionContext;
import dev.perdure.runtime.extension.RuntimeExtension;
import dev.perdure.runtime.host.HostFunctions;
import dev.perdure.runtime.store.MemoryHeapStore;
import dev.perdure.runtime.turn.TurnOutcome;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.SerializableCallable;
import org.mozilla.javascript.TopLevel;

/** How a program of the engine suite is run. */
enum SuiteRealm {
  /** The engine as it comes from its makers, interpreting. */
  STOCK {
    @Override
    void run(SuiteProgram program, String source, SerializableCallable stopwatch) {
      Context context = Context.enter();
      try {
        context.setInterpretedMode(true);
        context.setLanguageVersion(Context.VERSION_ECMASCRIPT);
        TopLevel global = new TopLevel();
        context.initSafeStandardObjects(global);
        HostFunctions.define(global, STOPWATCH, 1, stopwatch);
        String all = source + SuiteProgram.SET_UP + measured() + SuiteProgram.CHECK;
        context.evaluateString(global, all, program.label(), 1, null);
      } finally {
        Context.exit();
      }
    }
  },
  /** Perdure; all in one turn, so that only the global object is persistent. */
  YOUNG {
    @Override
    void run(SuiteProgram program, String source, SerializableCallable stopwatch) {
      try (PerdureRuntime runtime = open(MemoryHeapStore.create("suite"), stopwatch)) {
        turn(runtime, source + SuiteProgram.SET_UP + measured() + SuiteProgram.CHECK);
      }
    }
  },
  /**
   * Perdure; the program is loaded in one turn and makes what it works on in another. A new engine
   * finds all of it in the heap, and runs the program.
   */
  PERSISTENT {
    @Override
    void run(SuiteProgram program, String source, SerializableCallable stopwatch) {
      MemoryHeapStore store = MemoryHeapStore.create("suite");
      try (PerdureRuntime runtime = open(store, stopwatch)) {
        turn(runtime, source);
        turn(runtime, SuiteProgram.SET_UP);
      }
      try (PerdureRuntime runtime = open(store.reopen(), stopwatch)) {
        turn(runtime, measured());
        turn(runtime, SuiteProgram.CHECK);
      }
    }
  };

  private static final String STOPWATCH = "stopwatch";

  /**
   * Runs a program.
   *
   * @param stopwatch calls its argument, again and again, and notes how long it takes
   */
  abstract void run(SuiteProgram program, String source, SerializableCallable stopwatch);

  private static String measured() {
    return STOPWATCH + "(" + SuiteProgram.WORK + ");\n";
  }

  private static PerdureRuntime open(MemoryHeapStore store, SerializableCallable stopwatch) {
    return PerdureRuntime.open(
        store, RuntimeOptions.builder().audited(false).extension(new Watch(stopwatch)).build());
  }

  private static void turn(PerdureRuntime runtime, String source) {
    if (runtime.evaluate(source, "suite") instanceof TurnOutcome.Aborted aborted) {
      throw new IllegalStateException(aborted.report());
    }
  }

  /** Gives programs the stopwatch. */
  private record Watch(SerializableCallable stopwatch) implements RuntimeExtension {
    @Override
    public String name() {
      return STOPWATCH;
    }

    @Override
    public void install(ExtensionContext context) {
      HostFunctions.define(context.global(), STOPWATCH, 1, stopwatch);
    }
  }
}
