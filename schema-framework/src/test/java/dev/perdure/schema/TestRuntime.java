package dev.perdure.schema;

import dev.perdure.runtime.PerdureRuntime;
import dev.perdure.runtime.RuntimeOptions;
import dev.perdure.runtime.extension.ExtensionContext;
import dev.perdure.runtime.extension.RuntimeExtension;
import dev.perdure.runtime.store.MemoryHeapStore;
import dev.perdure.runtime.turn.TurnOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.JavaScriptException;
import org.mozilla.javascript.NativeJSON;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/**
 * A runtime with models on a heap in memory, audited, whose turns give their values as text.
 *
 * <p>Confined to the test's thread.
 */
public final class TestRuntime implements AutoCloseable {

  private final StringBuilder output = new StringBuilder();
  private final Realm realm = new Realm();
  private MemoryHeapStore store = MemoryHeapStore.create("models");
  private PerdureRuntime runtime;

  private TestRuntime() {
    runtime = open();
  }

  /** A fresh heap with models. */
  public static TestRuntime withModels() {
    return new TestRuntime();
  }

  private PerdureRuntime open() {
    RuntimeOptions options =
        RuntimeOptions.builder()
            .extension(realm)
            .extension(new SchemaExtension())
            .output(output::append)
            .audited(true)
            .build();
    return PerdureRuntime.open(store, options);
  }

  /** Ends the process and begins another one on the same heap. */
  public void restart() {
    runtime.close();
    store = store.reopen();
    runtime = open();
  }

  /** Turns everything in memory into ghosts. */
  public void evict() {
    runtime.evictAll();
  }

  /**
   * Runs a script as one turn and returns its value as text; arrays and objects as JSON.
   *
   * @throws ScriptError if the script or a check of the turn throws
   */
  public String turn(String script) {
    List<String> displayed = new ArrayList<>();
    TurnOutcome outcome = runtime.run(() -> displayed.add(display(realm.evaluate(script))));
    if (outcome instanceof TurnOutcome.Aborted aborted) {
      if (aborted.cause() instanceof JavaScriptException thrown) {
        throw new ScriptError(this, thrown);
      }
      throw new AssertionError(aborted.report(), aborted.cause());
    }
    return displayed.get(0);
  }

  /** What scripts have printed since the last call, a line each. */
  public List<String> takePrinted() {
    List<String> lines = output.toString().lines().toList();
    output.setLength(0);
    return lines;
  }

  String display(@Nullable Object value) {
    if (value instanceof Scriptable) {
      Object json = NativeJSON.stringify(realm.engine(), realm.global(), value, null, null);
      return Undefined.isUndefined(json) ? Context.toString(value) : Context.toString(json);
    }
    return Context.toString(value);
  }

  @Override
  public void close() {
    runtime.close();
  }

  /** Knows the engine and the global object, which the runtime shows to its extensions only. */
  private static final class Realm implements RuntimeExtension {

    private @Nullable ExtensionContext context;

    @Override
    public String name() {
      return "test";
    }

    @Override
    public void install(ExtensionContext installation) {
      context = installation;
    }

    Context engine() {
      return Objects.requireNonNull(context).engine();
    }

    ScriptableObject global() {
      return Objects.requireNonNull(context).global();
    }

    Object evaluate(String script) {
      return engine().evaluateString(global(), script, "test.js", 1, null);
    }
  }
}
