package dev.perdure.conformance.way;

import dev.perdure.conformance.suite.Suite;
import dev.perdure.conformance.suite.TestCase;
import dev.perdure.runtime.store.MemoryHeapStore;

/**
 * Mode 3: the program is suspended at each assertion; the turn ends, with a continuation in the
 * heap; the engine is discarded; another goes on with the continuation.
 *
 * <p>The plain engine runs the test first with the same suspensions. If it fails there, it is the
 * engine that cannot suspend it.
 */
public final class ContinuationWay extends PerdureWay {

  private final HarnessHeaps heaps;
  private final StockWay stock;
  private final Instrument instrument;

  private ContinuationWay(Suite suite, Instrument instrument) {
    this.heaps = new HarnessHeaps(suite);
    this.stock = new StockWay(suite);
    this.instrument = instrument;
  }

  /** At every assertion. */
  public static ContinuationWay atEveryAssertion(Suite suite) {
    return new ContinuationWay(suite, Instrument.ASSERTS);
  }

  /** At every step of a generator and every wait for a promise, too; takes only such tests. */
  public static ContinuationWay atEveryStep(Suite suite) {
    return new ContinuationWay(suite, Instrument.STEPS);
  }

  @Override
  public String name() {
    return instrument == Instrument.ASSERTS ? "asserts" : "steps";
  }

  @Override
  public String description() {
    return instrument == Instrument.ASSERTS
        ? "reopened at every assertion"
        : "reopened at every step of generators and promises";
  }

  @Override
  public boolean takes(TestCase test) {
    return instrument == Instrument.ASSERTS
        || test.source().contains("Promise")
        || test.source().contains("function*")
        || test.source().contains("yield");
  }

  @Override
  Result attempt(Setting setting) {
    Result inStock = stock.runSuspending(setting.test(), instrument, setting.limit());
    if (!inStock.isPassed()) {
      return Result.notApplicable("suspended, it fails in the plain engine: " + inStock.reason());
    }
    HarnessHeaps.Prepared prepared = heaps.of(setting, instrument);
    return prepared.ending().isCompleted()
        ? run(setting, prepared.store().copy(setting.test().path()))
        : Result.failed(prepared.ending().message());
  }

  private static Result run(Setting setting, MemoryHeapStore first) {
    TestCase test = setting.test();
    StringBuilder printed = new StringBuilder();
    Suspensions suspensions = new Suspensions();
    MemoryHeapStore store = first;
    Ending ending;
    boolean isSuspended;
    setting.limit().start();
    try (TestRuntime runtime = TestRuntime.open(store, setting.extension(suspensions), printed)) {
      ending = runtime.runSuspendable(test.program(), test.path());
      isSuspended = runtime.isSuspended();
    }
    while (ending.isCompleted() && isSuspended) {
      store = store.reopen();
      setting.limit().start();
      try (TestRuntime runtime = TestRuntime.open(store, setting.extension(suspensions), printed)) {
        ending = runtime.resume();
        isSuspended = runtime.isSuspended();
      }
    }
    return Judge.judge(test, ending, printed.toString())
        .interrupted(suspensions.suspended(), suspensions.refused());
  }
}
