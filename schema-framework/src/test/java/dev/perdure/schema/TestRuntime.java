package dev.perdure.schema;

import dev.perdure.runtime.extension.ExtensionContext;
import dev.perdure.runtime.extension.Extents;
import dev.perdure.runtime.extension.RuntimeExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
final class TestRuntime implements ExtensionContext, AutoCloseable {

  private final Context engine;
  private final TopLevel global;
  private final ScriptableObject state;
  private final MemoryExtents extents = new MemoryExtents();
  private final ChangeTracker tracker = new ChangeTracker();
  private final List<Consumer<Iterable<Scriptable>>> checks = new ArrayList<>();
  private final List<String> printed = new ArrayList<>();

  private TestRuntime() {
    engine = Context.enter();
    engine.setInterpretedMode(true);
    engine.setLanguageVersion(Context.VERSION_ECMASCRIPT);
    global = new TopLevel();
    engine.initStandardObjects(global);
    state = (ScriptableObject) engine.newObject(global);
    defineGlobal("print", args -> printed.add(joined(args)));
  }

  static TestRuntime with(RuntimeExtension extension) {
    TestRuntime runtime = new TestRuntime();
    extension.install(runtime);
    return runtime;
  }

  /**
   * Runs a script as one turn and returns its value as text; arrays and objects as JSON.
   *
   * @throws ScriptError if the script or a check of the turn throws
   */
  String turn(String script) {
    try {
      tracker.remember(extents.everyMember());
      Object value = engine.evaluateString(global, script, "test.js", 1, null);
      checkpoint();
      return display(value);
    } catch (JavaScriptException e) {
      throw new ScriptError(this, e);
    }
  }

  /** What scripts have printed since the last call, a line each. */
  List<String> takePrinted() {
    List<String> taken = List.copyOf(printed);
    printed.clear();
    return taken;
  }

  private void checkpoint() {
    for (int round = 0; round < 10; round++) {
      List<Scriptable> changed = tracker.changed(extents.everyMember());
      if (changed.isEmpty()) {
        return;
      }
      tracker.remember(extents.everyMember());
      checks.forEach(check -> check.accept(changed));
    }
    throw new AssertionError("The checks never come to rest.");
  }

  String display(Object value) {
    if (value instanceof Scriptable) {
      Object json = NativeJSON.stringify(engine, global, value, null, null);
      return Undefined.isUndefined(json) ? Context.toString(value) : Context.toString(json);
    }
    return Context.toString(value);
  }

  void defineGlobal(String name, Consumer<Object[]> function) {
    LambdaFunction callable =
        new LambdaFunction(
            global,
            name,
            1,
            (cx, scope, receiver, args) -> {
              function.accept(args);
              return Undefined.instance;
            });
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
  public void close() {
    Context.exit();
  }
}
