package dev.perdure.runtime.realm;

import dev.perdure.runtime.dialect.CompilationGate;
import dev.perdure.runtime.dialect.CompilationListener;
import dev.perdure.runtime.dialect.DialectCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.LambdaFunction;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.TopLevel;
import org.mozilla.javascript.Undefined;

/**
 * A real engine for tests, as the project has it or as it comes. Programs print with {@code
 * show(…)}. Confined to the thread that made it.
 */
public final class Engine implements AutoCloseable {

  private final Context context;
  private final ScriptableObject global;
  private final List<String> shown = new ArrayList<>();

  private Engine(boolean isStock, List<CompilationListener> listeners) {
    context = Context.enter();
    context.setInterpretedMode(true);
    context.setLanguageVersion(Context.VERSION_ECMASCRIPT);
    if (isStock) {
      global = new TopLevel();
      context.initSafeStandardObjects(global, false);
    } else {
      global = Realm.create(context);
    }
    new CompilationGate(listeners).install(context);
    global.defineProperty(
        "show", new LambdaFunction(global, "show", 1, null, this::show), ScriptableObject.DONTENUM);
  }

  /** As it comes from its makers. */
  public static Engine stock() {
    return new Engine(true, List.of());
  }

  /** With the repairs and the check of the dialect. */
  public static Engine mended() {
    return new Engine(false, List.of(new DialectCheck(), new RestParameterRepair()));
  }

  /** With the repaired realm and other listeners. */
  public static Engine with(CompilationListener... listeners) {
    return new Engine(false, List.of(listeners));
  }

  public Context context() {
    return context;
  }

  public ScriptableObject global() {
    return global;
  }

  /** Runs a program and its microtasks, and returns what it has shown, blank-separated. */
  public String run(String source) {
    shown.clear();
    context.evaluateString(global, source, "program.js", 1, null);
    context.processMicrotasks();
    return String.join(" ", shown);
  }

  /** Runs the program as the body of a sloppy function. */
  public String runInFunction(String source) {
    return run("(function () {\n" + source + "\n})();");
  }

  public List<String> shown() {
    return List.copyOf(shown);
  }

  private Object show(Context cx, Scriptable scope, Scriptable thisObject, Object[] arguments) {
    StringJoiner text = new StringJoiner(" ");
    for (Object argument : arguments) {
      text.add(ScriptRuntime.toString(argument));
    }
    shown.add(text.toString());
    return Undefined.instance;
  }

  @Override
  public void close() {
    context.close();
  }
}
