package dev.perdure.schema;

import dev.perdure.runtime.extension.ExtensionContext;
import dev.perdure.runtime.extension.Extents;
import dev.perdure.runtime.extension.RuntimeExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.JavaScriptException;
import org.mozilla.javascript.LambdaFunction;
import org.mozilla.javascript.NativeJSON;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.TopLevel;
import org.mozilla.javascript.Undefined;

/**
 * A realm on the stock engine with turns that end in the checks of extensions, without a heap.
 *
 * <p>Confined to the test's thread.
 */
public final class TestRuntime implements ExtensionContext, AutoCloseable {

  private final Context engine;
  private final TopLevel global;
  private final boolean isTracking;
  private final ScriptableObject state;
  private final MemoryExtents extents = new MemoryExtents();
  private final ChangeTracker tracker = new ChangeTracker();
  private final List<Consumer<Iterable<Scriptable>>> checks = new ArrayList<>();
  private final List<String> printed = new ArrayList<>();

  private TestRuntime(boolean isTracking) {
    this.isTracking = isTracking;
    engine = Context.enter();
    engine.setInterpretedMode(true);
    engine.setLanguageVersion(Context.VERSION_ECMASCRIPT);
    global = new TopLevel();
    engine.initStandardObjects(global);
    state = (ScriptableObject) engine.newObject(global);
    defineGlobal(
        "print",
        args -> {
          printed.add(joined(args));
          return Undefined.instance;
        });
  }

  /** A realm in which checks see all that a turn has changed. */
  public static TestRuntime with(RuntimeExtension extension) {
    return install(extension, new TestRuntime(true));
  }

  /** A realm for many records: checks see what a turn has added to extents, and nothing else. */
  public static TestRuntime withoutTracking(RuntimeExtension extension) {
    return install(extension, new TestRuntime(false));
  }

  private static TestRuntime install(RuntimeExtension extension, TestRuntime runtime) {
    extension.install(runtime);
    return runtime;
  }

  /**
   * Runs a script as one turn and returns its value as text; arrays and objects as JSON.
   *
   * @throws ScriptError if the script or a check of the turn throws
   */
  public String turn(String script) {
    return display(turn(() -> evaluate(script, "test.js")));
  }

  /** Runs work as one turn. */
  public @Nullable Object turn(Supplier<@Nullable Object> work) {
    try {
      if (isTracking) {
        tracker.remember(extents.everyMember());
      }
      Object value = work.get();
      checkpoint();
      return value;
    } catch (JavaScriptException e) {
      throw new ScriptError(this, e);
    }
  }

  /** Evaluates a script in the global scope, within a turn. */
  public Object evaluate(String script, String file) {
    return engine.evaluateString(global, script, file, 1, null);
  }

  /** What scripts have printed since the last call, a line each. */
  public List<String> takePrinted() {
    List<String> taken = List.copyOf(printed);
    printed.clear();
    return taken;
  }

  private void checkpoint() {
    for (int round = 0; round < 10; round++) {
      List<Scriptable> changed = takeChanged();
      if (changed.isEmpty()) {
        return;
      }
      checks.forEach(check -> check.accept(changed));
    }
    throw new AssertionError("The checks never come to rest.");
  }

  private List<Scriptable> takeChanged() {
    List<Scriptable> added = extents.takeAdded();
    if (!isTracking) {
      return added;
    }
    List<Scriptable> changed = tracker.changed(extents.everyMember());
    tracker.remember(extents.everyMember());
    return changed;
  }

  String display(@Nullable Object value) {
    if (value instanceof Scriptable) {
      Object json = NativeJSON.stringify(engine, global, value, null, null);
      return Undefined.isUndefined(json) ? Context.toString(value) : Context.toString(json);
    }
    return Context.toString(value);
  }

  /** Defines a function that programs see. */
  public void defineGlobal(String name, Function<Object[], @Nullable Object> function) {
    LambdaFunction callable =
        new LambdaFunction(global, name, 1, (cx, scope, receiver, args) -> function.apply(args));
    ScriptableObject.defineProperty(global, name, callable, ScriptableObject.DONTENUM);
  }

  private static String joined(Object[] args) {
    List<String> words = new ArrayList<>();
    for (Object arg : args) {
      words.add(Context.toString(arg));
    }
    return String.join(" ", words);
  }

  @Override
  public Context engine() {
    return engine;
  }

  @Override
  public ScriptableObject global() {
    return global;
  }

  @Override
  public Extents extents() {
    return extents;
  }

  @Override
  public Scriptable loadModules(Class<?> anchor, String folder, String entry, Scriptable host) {
    return new CommonJsLoader(engine, global, anchor, folder, host).require(entry);
  }

  @Override
  public Supplier<ScriptableObject> state() {
    return () -> state;
  }

  @Override
  public void beforeCheckpoint(Consumer<Iterable<Scriptable>> check) {
    checks.add(check);
  }

  @Override
  public void checkNow() {
    throw new UnsupportedOperationException("The framework does not ask for it.");
  }

  @Override
  public void tryOut(List<Scriptable> roots, Runnable body) {
    throw new UnsupportedOperationException("The framework does not ask for it.");
  }

  @Override
  public void close() {
    Context.exit();
  }
}
