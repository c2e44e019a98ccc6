package dev.perdure.conformance.way;

import dev.perdure.conformance.suite.Suite;
import dev.perdure.conformance.suite.TestCase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ContextFactory;
import org.mozilla.javascript.Script;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.TopLevel;

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
    StringBuilder printed = new StringBuilder();
    Context context = new Factory(limit).enterContext();
    try {
      ScriptableObject global = realm(context, printed);
      for (String file : test.harness()) {
        compiledHarness(context, file).exec(context, global, global);
      }
      TestHost.install(global, () -> furtherRealm(context));
      Ending ending = Ending.completed();
      for (int i = 0; i < scripts.size() && ending.isCompleted(); i++) {
        ending = evaluate(context, global, scripts.get(i), test.path());
      }
      return Judge.judge(test, ending, printed.toString());
    } catch (TimeLimit.Exceeded e) {
      return Result.timedOut();
    } finally {
      Context.exit();
    }
  }

  private static ScriptableObject realm(Context context, StringBuilder printed) {
    ScriptableObject global =
        (ScriptableObject) context.initSafeStandardObjects(new TopLevel(), false);
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

  private static Ending evaluate(
      Context context, ScriptableObject global, String source, String name) {
    try {
      context.compileString(source, name, 1, null).exec(context, global, global);
      return Ending.completed();
    } catch (RuntimeException | StackOverflowError e) {
      return Ending.thrown(e);
    }
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
