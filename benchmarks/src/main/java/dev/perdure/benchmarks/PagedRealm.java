package dev.perdure.benchmarks;

import dev.perdure.runtime.PerdureRuntime;
import dev.perdure.runtime.RuntimeOptions;
import dev.perdure.runtime.extension.ExtensionContext;
import dev.perdure.runtime.extension.RuntimeExtension;
import dev.perdure.runtime.host.HostFunctions;
import dev.perdure.runtime.store.MemoryHeapStore;
import dev.perdure.runtime.turn.TurnOutcome;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.TopLevel;

/**
 * An engine with a thread of its own, that measures what its programs do from inside: what a turn
 * costs at its end is not in it. Confined to one thread itself.
 */
abstract class PagedRealm implements AutoCloseable {
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread made = new Thread(null, task, "benchmark-realm", 16L << 20);
            made.setDaemon(true);
            return made;
          });

  /** Evaluates a source on the thread of the realm. */
  abstract void evaluate(String source);

  /** The last time that a program has measured. */
  abstract long nanos();

  /** Measures an operation that {@link #prepare} was told of. */
  final long measure(int number) {
    onThread(
        () -> {
          evaluate("measure(operation" + number + ", subject" + number + ");");
          return true;
        });
    return nanos();
  }

  /** Defines an operation, and makes what it is done with. */
  final void prepare(int number, PagedOperation operation) {
    onThread(
        () -> {
          evaluate("function operation" + number + "(x) { " + operation.body() + " }");
          evaluate("var subject" + number + " = " + operation.make() + ";");
          return true;
        });
  }

  final void forget(int number) {
    onThread(
        () -> {
          evaluate("subject" + number + " = null;");
          return true;
        });
  }

  final <T> T onThread(Callable<T> action) {
    try {
      return thread.submit(action).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A realm failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("The benchmark was interrupted.", e);
    }
  }

  @Override
  public void close() {
    thread.shutdown();
  }

  /** A clock for programs. */
  private static final class Clock implements RuntimeExtension {
    private static final String MEASURE =
        "function measure(f, x) { var start = nanos(); f(x); keep(nanos() - start); }";

    private volatile long measured;

    @Override
    public String name() {
      return "clock";
    }

    @Override
    public void install(ExtensionContext context) {
      install(context.global());
    }

    void install(ScriptableObject global) {
      long origin = System.nanoTime();
      HostFunctions.define(
          global, "nanos", 0, (cx, scope, self, args) -> (double) (System.nanoTime() - origin));
      HostFunctions.define(
          global,
          "keep",
          1,
          (cx, scope, self, args) -> {
            measured = ((Number) args[0]).longValue();
            return args[0];
          });
    }
  }

  /** The engine as it comes from its makers, interpreting. */
  static PagedRealm stock() {
    Clock clock = new Clock();
    return new PagedRealm() {
      @SuppressWarnings("NullAway.Init")
      private Context context;

      @SuppressWarnings("NullAway.Init")
      private Scriptable global;

      {
        onThread(
            () -> {
              context = Context.enter();
              context.setInterpretedMode(true);
              context.setLanguageVersion(Context.VERSION_ECMASCRIPT);
              TopLevel made = new TopLevel();
              context.initSafeStandardObjects(made);
              clock.install(made);
              global = made;
              evaluate(Clock.MEASURE);
              return true;
            });
      }

      @Override
      void evaluate(String source) {
        context.evaluateString(global, source, "benchmark", 1, null);
      }

      @Override
      long nanos() {
        return clock.measured;
      }
    };
  }

  /** Perdure, on a heap in memory: what is measured is persistent and in memory. */
  static PagedRealm perdure() {
    Clock clock = new Clock();
    return new PagedRealm() {
      @SuppressWarnings("NullAway.Init")
      private PerdureRuntime runtime;

      {
        onThread(
            () -> {
              runtime =
                  PerdureRuntime.open(
                      MemoryHeapStore.create("benchmark"),
                      RuntimeOptions.builder().audited(false).extension(clock).build());
              evaluate(Clock.MEASURE);
              return true;
            });
      }

      @Override
      void evaluate(String source) {
        TurnOutcome outcome = runtime.evaluate(source, "benchmark");
        if (outcome instanceof TurnOutcome.Aborted aborted) {
          throw new IllegalStateException(aborted.report());
        }
      }

      @Override
      long nanos() {
        return clock.measured;
      }
    };
  }
}
