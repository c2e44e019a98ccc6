package dev.perdure.conformance.way;

import dev.perdure.conformance.suite.Suite;
import dev.perdure.conformance.suite.TestCase;
import dev.perdure.runtime.store.MemoryHeapStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Heaps in which a harness has been run, one for each set of its files; tests get copies.
 * Thread-safe.
 */
final class HarnessHeaps {

  private static final long LIMIT_MILLIS = 60_000;

  private record Key(List<String> files, boolean dialectChecked, Instrument instrument) {}

  /**
   * A heap to copy.
   *
   * @param ending how its last program ended
   */
  record Prepared(MemoryHeapStore store, Ending ending) {}

  private final Suite suite;
  private final Map<Key, Prepared> heaps = new ConcurrentHashMap<>();

  HarnessHeaps(Suite suite) {
    this.suite = suite;
  }

  /** The heap for a test. */
  Prepared of(PerdureWay.Setting setting) {
    return of(setting, Instrument.NONE);
  }

  /** The heap for a test, in which an instrument has been run behind the harness. */
  Prepared of(PerdureWay.Setting setting, Instrument instrument) {
    TestCase test = setting.test();
    return heaps.computeIfAbsent(
        new Key(test.harness(), setting.dialectChecked(), instrument),
        key -> prepare(test, setting.dialectChecked(), instrument));
  }

  private Prepared prepare(TestCase test, boolean dialectChecked, Instrument instrument) {
    MemoryHeapStore store = MemoryHeapStore.create("harness");
    TestExtension extension =
        new TestExtension(new TimeLimit(LIMIT_MILLIS), dialectChecked, new Suspensions());
    try (TestRuntime runtime = TestRuntime.open(store, extension, new StringBuilder())) {
      Ending ending = run(runtime, test, suite);
      for (String source : instrument.sources()) {
        if (ending.isCompleted()) {
          ending = runtime.run(source, "instrument");
        }
      }
      return new Prepared(store, ending);
    }
  }

  /** Runs the harness of a test, one turn a file. */
  static Ending run(TestRuntime runtime, TestCase test, Suite suite) {
    for (String file : test.harness()) {
      Ending ending = runtime.run(suite.harness(file), file);
      if (!ending.isCompleted()) {
        return new Ending(ending.errorName(), "harness " + file + ": " + ending.message());
      }
    }
    return Ending.completed();
  }
}
