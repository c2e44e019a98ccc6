package dev.perdure.benchmarks;

import dev.perdure.runtime.PerdureRuntime;
import dev.perdure.runtime.RuntimeOptions;
import dev.perdure.runtime.turn.TurnOutcome;
import dev.perdure.schema.SchemaExtension;
import dev.perdure.xodus.XodusHeapStore;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * A runtime on a heap in a directory, with a turn thread of its own, so that several can be open
 * and take turns. Confined to one thread itself.
 */
final class OpenHeap implements AutoCloseable {

  private static final long STACK_BYTES = 16L << 20;

  private final ExecutorService turnThread = Executors.newSingleThreadExecutor(OpenHeap::daemon);
  private final MeteredStore store;
  private final PerdureRuntime runtime;

  private final ProcessorClock clock = new ProcessorClock();

  private OpenHeap(Path directory, RuntimeOptions.Builder options) {
    store = new MeteredStore(XodusHeapStore.open(directory));
    RuntimeOptions built = options.audited(false).extension(clock).build();
    runtime = onTurnThread(() -> PerdureRuntime.open(store, built));
  }

  /** A benchmark that fails must not hang. */
  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(null, task, "benchmark-turns", STACK_BYTES);
    thread.setDaemon(true);
    return thread;
  }

  static OpenHeap open(Path directory) {
    return new OpenHeap(directory, RuntimeOptions.builder());
  }

  /** With the framework, whose models programs can define. */
  static OpenHeap openWithModels(Path directory) {
    return new OpenHeap(directory, RuntimeOptions.builder().extension(new SchemaExtension()));
  }

  MeteredStore store() {
    return store;
  }

  boolean isRestored() {
    return runtime.isRestored();
  }

  /** Runs a source as a turn; what it showed. */
  String evaluate(String source) {
    return with(runtime -> evaluate(runtime, source));
  }

  private static String evaluate(PerdureRuntime runtime, String source) {
    TurnOutcome outcome = runtime.evaluate(source, "benchmark");
    if (outcome instanceof TurnOutcome.Completed completed) {
      return String.valueOf(completed.display());
    }
    throw new IllegalStateException("A turn was undone: " + outcome);
  }

  /** How long a turn takes, on its own thread, from its source to its being durable. */
  long nanosOf(String source) {
    return with(
        runtime -> {
          long start = System.nanoTime();
          evaluate(runtime, source);
          return System.nanoTime() - start;
        });
  }

  /** What a turn has measured of itself with {@code clocked}, and behind it the whole turn. */
  List<ProcessorClock.Reading> clocked(String source) {
    return with(runtime -> clock.readingsOf(() -> evaluate(runtime, source)));
  }

  /** Does something on the turn thread. */
  <T> T with(Function<PerdureRuntime, T> action) {
    return onTurnThread(() -> action.apply(runtime));
  }

  void evictAll() {
    with(
        runtime -> {
          runtime.evictAll();
          return true;
        });
  }

  private <T> T onTurnThread(java.util.concurrent.Callable<T> action) {
    try {
      return turnThread.submit(action).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("The turn thread failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("The benchmark was interrupted.", e);
    }
  }

  @Override
  public void close() {
    with(
        runtime -> {
          runtime.close();
          return true;
        });
    turnThread.shutdown();
  }
}
