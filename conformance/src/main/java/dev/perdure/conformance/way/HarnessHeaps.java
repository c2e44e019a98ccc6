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

  private record Key(List<String> files, boolean realms, boolean dialectChecked) {}

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
    TestCase test = setting.test();
    return heaps.computeIfAbsent(
        new Key(test.harness(), test.needsRealms(), setting.dialectChecked()),
        key -> prepare(test, setting.dialectChecked()));
  }

  private Prepared prepare(TestCase test, boolean dialectChecked) {
    MemoryHeapStore store = MemoryHeapStore.create("harness");
    TestExtension extension =
        new TestExtension(test.needsRealms(), new TimeLimit(LIMIT_MILLIS), dialectChecked);
    try (TestRuntime runtime = TestRuntime.open(store, extension, new StringBuilder())) {
      return new Prepared(store, run(runtime, test, suite));
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
