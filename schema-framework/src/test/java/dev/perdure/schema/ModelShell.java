package dev.perdure.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;

import dev.perdure.runtime.PerdureRuntime;
import dev.perdure.runtime.RuntimeOptions;
import dev.perdure.runtime.heap.MemoryLimit;
import dev.perdure.runtime.store.MemoryHeapStore;
import dev.perdure.runtime.turn.TurnOutcome;

/**
 * A runtime with models on a heap in memory, audited, whose turns give what a shell would show.
 *
 * <p>Confined to the test's thread.
 */
final class ModelShell implements AutoCloseable {

  private final MemoryLimit memory;
  private MemoryHeapStore store = MemoryHeapStore.create("models");
  private PerdureRuntime runtime;

  ModelShell() {
    this(new MemoryLimit(64 << 20, false));
  }

  ModelShell(MemoryLimit memory) {
    this.memory = memory;
    runtime = open();
  }

  private PerdureRuntime open() {
    return PerdureRuntime.open(
        store,
        RuntimeOptions.builder()
            .extension(new SchemaExtension())
            .memory(memory)
            .audited(true)
            .build());
  }

  /** Ends the process and begins another one on the same heap. */
  void restart() {
    runtime.close();
    store = store.reopen();
    runtime = open();
  }

  PerdureRuntime runtime() {
    return runtime;
  }

  /** Runs a source as a turn that ends well; gives how its value is displayed. */
  String turn(String source) {
    TurnOutcome outcome = runtime.evaluate(source, "test.js");
    if (outcome instanceof TurnOutcome.Completed completed) {
      return String.valueOf(completed.display());
    }
    throw new AssertionError(((TurnOutcome.Aborted) outcome).report());
  }

  /** Runs a source as a turn that is undone; gives the report. */
  String undone(String source) {
    TurnOutcome outcome = runtime.evaluate(source, "test.js");
    assertThat(outcome, is(instanceOf(TurnOutcome.Aborted.class)));
    return ((TurnOutcome.Aborted) outcome).report();
  }

  @Override
  public void close() {
    runtime.close();
  }
}
