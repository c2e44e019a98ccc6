package dev.perdure.conformance.way;

import dev.perdure.runtime.PerdureRuntime;
import dev.perdure.runtime.RuntimeOptions;
import dev.perdure.runtime.store.HeapStore;
import dev.perdure.runtime.turn.TurnOutcome;

/** A runtime of Perdure with a test's host in it. Confined to the thread that opens it. */
final class TestRuntime implements AutoCloseable {

  private final PerdureRuntime runtime;

  private TestRuntime(PerdureRuntime runtime) {
    this.runtime = runtime;
  }

  /**
   * Opens a heap.
   *
   * @param printed gets what programs print
   */
  static TestRuntime open(HeapStore store, TestExtension extension, StringBuilder printed) {
    RuntimeOptions options =
        RuntimeOptions.builder()
            .output(printed::append)
            .extension(extension)
            .dialectChecked(extension.dialectChecked())
            .build();
    return new TestRuntime(PerdureRuntime.open(store, options));
  }

  /** Runs a script as one turn. */
  Ending run(String source, String name) {
    return ending(runtime.evaluate(source, name));
  }

  /** Runs a script as one turn, up to where it is suspended. */
  Ending runSuspendable(String source, String name) {
    return ending(runtime.evaluateSuspendable(source, name));
  }

  /** Whether the script was suspended. */
  boolean isSuspended() {
    return runtime.isSuspended();
  }

  /** Lets the suspended script go on, as one turn, up to where it is suspended again. */
  Ending resume() {
    return ending(runtime.resume(null));
  }

  private static Ending ending(TurnOutcome outcome) {
    if (outcome instanceof TurnOutcome.Aborted aborted) {
      return aborted.cause() == null
          ? new Ending(Ending.INTERNAL, Ending.oneLine(aborted.report()))
          : Ending.thrown(aborted.cause());
    }
    return Ending.completed();
  }

  /** Forgets all that is in memory and also in the store. */
  void evictAll() {
    runtime.evictAll();
  }

  @Override
  public void close() {
    runtime.close();
  }
}
