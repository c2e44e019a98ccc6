package dev.perdure.conformance.way;

import dev.perdure.conformance.suite.Suite;
import dev.perdure.conformance.suite.TestCase;
import dev.perdure.runtime.store.MemoryHeapStore;

/** Perdure without a restart: harness and test in one runtime. */
public final class SameRuntimeWay extends PerdureWay {

  private final Suite suite;
  private final boolean evicts;

  private SameRuntimeWay(Suite suite, boolean evicts) {
    this.suite = suite;
    this.evicts = evicts;
  }

  /** Nothing happens between harness and test. */
  public static SameRuntimeWay undisturbed(Suite suite) {
    return new SameRuntimeWay(suite, false);
  }

  /** All objects of the harness become ghosts before the test begins. */
  public static SameRuntimeWay evicted(Suite suite) {
    return new SameRuntimeWay(suite, true);
  }

  @Override
  public String name() {
    return evicts ? "evicted" : "ours";
  }

  @Override
  public String description() {
    return evicts ? "everything evicted before the test" : "Perdure, no restart";
  }

  @Override
  Result attempt(Setting setting) {
    TestCase test = setting.test();
    StringBuilder printed = new StringBuilder();
    MemoryHeapStore store = MemoryHeapStore.create(test.path());
    try (TestRuntime runtime = TestRuntime.open(store, setting.extension(), printed)) {
      Ending ending = HarnessHeaps.run(runtime, test, suite);
      if (!ending.isCompleted()) {
        return Result.failed(ending.message());
      }
      if (evicts) {
        runtime.evictAll();
      }
      ending = runtime.run(test.program(), test.path());
      return Judge.judge(test, ending, printed.toString());
    }
  }
}
