package dev.perdure.conformance.way;

import dev.perdure.conformance.suite.Suite;
import dev.perdure.conformance.suite.TestCase;
import dev.perdure.runtime.store.MemoryHeapStore;
import java.util.List;

/**
 * Modes 1 and 2: the engine is discarded, and another goes on with a new object graph that is made
 * from what was stored.
 */
public final class ReopeningWay extends PerdureWay {

  private final HarnessHeaps heaps;
  private final StockWay stock;
  private final boolean everyStatement;

  private ReopeningWay(Suite suite, boolean everyStatement) {
    this.heaps = new HarnessHeaps(suite);
    this.stock = new StockWay(suite);
    this.everyStatement = everyStatement;
  }

  /** Mode 1: once, between harness and test. */
  public static ReopeningWay beforeTheTest(Suite suite) {
    return new ReopeningWay(suite, false);
  }

  /** Mode 2: also after every statement of the test's top level. */
  public static ReopeningWay afterEveryStatement(Suite suite) {
    return new ReopeningWay(suite, true);
  }

  @Override
  public String name() {
    return everyStatement ? "statements" : "reopened";
  }

  @Override
  public String description() {
    return everyStatement ? "reopened after every statement" : "reopened before the test";
  }

  @Override
  Result attempt(Setting setting) {
    TestCase test = setting.test();
    List<String> scripts = List.of(test.program());
    if (everyStatement) {
      scripts = StatementCutter.cut(test.program());
      if (scripts.size() > 1) {
        Result cut = stock.run(test, scripts, setting.limit());
        if (!cut.isPassed()) {
          return Result.notApplicable(
              "cut in statements, it fails in the plain engine: " + cut.reason());
        }
        setting.limit().start();
      }
    }
    HarnessHeaps.Prepared prepared = heaps.of(setting);
    return prepared.ending().isCompleted()
        ? run(setting, scripts, prepared.store().copy(test.path()))
        : Result.failed(prepared.ending().message());
  }

  private static Result run(Setting setting, List<String> scripts, MemoryHeapStore first) {
    TestCase test = setting.test();
    MemoryHeapStore store = first;
    StringBuilder printed = new StringBuilder();
    Ending ending = Ending.completed();
    int reloads = 0;
    for (String script : scripts) {
      if (!ending.isCompleted()) {
        break;
      }
      if (reloads > 0) {
        store = store.reopen();
      }
      setting.limit().start();
      try (TestRuntime runtime = TestRuntime.open(store, setting.extension(), printed)) {
        ending = runtime.run(script, test.path());
      }
      reloads++;
    }
    return Judge.judge(test, ending, printed.toString()).interrupted(reloads, 0);
  }
}
