package dev.perdure.conformance.way;

import dev.perdure.conformance.suite.Suite;
import dev.perdure.conformance.suite.TestCase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ContextFactory;
import org.mozilla.javascript.ContinuationPending;
import org.mozilla.javascript.Script;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.TopLevel;
import org.mozilla.javascript.Undefined;

/** The engine as it comes from its makers, interpreting: what all other ways are compared with. */
public final class StockWay implements Way {

  /** The way's name. */
  public static final String NAME = "stock";

  private final Suite suite;
  private final Map<String, Script> harness = new ConcurrentHashMap<>();

  /** Takes the harness from a suite. */
  public StockWay(Suite suite) {
    this.suite = suite;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Rhino as it is, interpreting";
  }

  @Override
  public Result run(TestCase test, TimeLimit limit) {
    return run(test, List.of(test.program()), limit);
  }

  /** Runs a test whose program is cut in several scripts. */
  Result run(TestCase test, List<String> scripts, TimeLimit limit) {
    return run(
        test,
        limit,
        new Suspensions(),
        Instrument.NONE,
        (context, global) -> {
          for (String script : scripts) {
            context.compileString(script, test.path(), 1, null).exec(context, global, global);
          }
        });
  }

  /** Runs a test that an instrument suspends, and lets it go on at once each time. */
  Result runSuspending(TestCase test, Instrument instrument, TimeLimit limit) {
    Suspensions suspensions = new Suspensions();
    return run(
        test,
        limit,
        suspensions,
        instrument,
        (context, global) -> {
          Script script = context.compileString(test.program(), test.path(), 1, null);
          Object continuation = started(context, global, script);
          // As in Perdure, each step runs the callbacks of promises before it ends.
          context.processMicrotasks();
          while (continuation != null) {
            continuation = resumed(context, global, continuation);
            context.processMicrotasks();
          }
        });
  }

  /** The continuation if it was suspended; else null. */
  private static @Nullable Object started(Context context, ScriptableObject global, Script script) {
    try {
      context.executeScriptWithContinuations(script, global);
      return null;
    } catch (ContinuationPending pending) {
      return pending.getContinuation();
    }
  }

  private static @Nullable Object resumed(
      Context context, ScriptableObject global, Object continuation) {
    try {
      context.resumeContinuation(continuation, global, Undefined.instance);
      return null;
    } catch (ContinuationPending pending) {
      return pending.getContinuation();
    }
  }

  private Result run(
      TestCase test,
      TimeLimit limit,
      Suspensions suspensions,
      Instrument instrument,
      BiConsumer<Context, ScriptableObject> program) {
    StringBuilder printed = new StringBuilder();
    Context context = new Factory(limit).enterContext();
    try {
      ScriptableObject global = realm(context, printed);
      for (String file : test.harness()) {
        compiledHarness(context, file).exec(context, global, global);
      }
      TestHost.install(global, () -> furtherRealm(context));
      if (instrument != Instrument.NONE) {
        TestHost.installSuspend(global, suspensions);
        for (String source : instrument.sources()) {
          context.evaluateString(global, source, "instrument", 1, null);
        }
      }
      Ending ending = Ending.completed();
      try {
        program.accept(context, global);
      } catch (RuntimeException | StackOverflowError e) {
        ending = Ending.thrown(e);
      }
      return Judge.judge(test, ending, printed.toString());
    } catch (TimeLimit.Exceeded e) {
      return Result.timedOut();
    } finally {
      Context.exit();
    }
  }

  private static ScriptableObject realm(Context context, StringBuilder printed) {
    ScriptableObject global = context.initSafeStandardObjects(new TopLevel(), false);
    TestHost.installPrint(global, printed::append);
    return global;
  }

  private static ScriptableObject furtherRealm(Context context) {
    ScriptableObject global = realm(context, new StringBuilder());
    return TestHost.install(global, () -> furtherRealm(context));
  }

  private Script compiledHarness(Context context, String file) {
    return harness.computeIfAbsent(
        file, name -> context.compileString(suite.harness(name), name, 1, null));
  }

  /** Looks at the clock now and then. */
  private static final class Factory extends ContextFactory {

    private final TimeLimit limit;

    Factory(TimeLimit limit) {
      this.limit = limit;
    }

    @Override
    protected Context makeContext() {
      Context context = super.makeContext();
      context.setInterpretedMode(true);
      context.setLanguageVersion(Context.VERSION_ECMASCRIPT);
      context.setInstructionObserverThreshold(TimeLimit.INSTRUCTIONS);
      return context;
    }

    @Override
    protected void observeInstructionCount(Context cx, int instructionCount) {
      limit.check();
    }
  }
}
