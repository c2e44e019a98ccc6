package dev.perdure.testing;

import dev.perdure.runtime.extension.ExtensionContext;
import dev.perdure.runtime.extension.RuntimeExtension;
import dev.perdure.runtime.host.HostFunctions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Callable;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/**
 * Adds the words of tests to a runtime ({@code describe}, {@code it}, {@code expect} and the
 * hooks), and runs what a file has declared with them.
 *
 * <p>For one file: evaluate it, then run {@link #runTests} as a turn, and again as long as {@link
 * #interrupted} says so. Confined to the turn thread.
 */
public final class TestingExtension implements RuntimeExtension {
  private final TestSelection selection;
  private final TestListener listener;
  private final Progress progress;
  private @Nullable ExtensionContext context;
  private @Nullable Scriptable exports;

  /** An extension that tells a listener how the tests end. */
  public TestingExtension(TestSelection selection, TestListener listener) {
    this.selection = selection;
    this.listener = listener;
    progress = new Progress(listener);
  }

  @Override
  public String name() {
    return "testing";
  }

  @Override
  public void install(ExtensionContext newContext) {
    context = newContext;
    TestHost host = new TestHost(newContext, selection, listener, progress, this::isExpectation);
    Scriptable loaded =
        newContext.loadModules(TestingExtension.class, "javascript", "./index", host.make());
    exports = loaded;
    Scriptable globals = (Scriptable) loaded.get("globals", loaded);
    for (Object name : globals.getIds()) {
      newContext
          .global()
          .defineProperty(
              (String) name, globals.get((String) name, globals), ScriptableObject.DONTENUM);
    }
    HostFunctions.define(newContext.global(), "print", 1, (cx, scope, self, args) -> print(args));
  }

  /** What a test prints helps to find out why it fails: it leaves at once, and is not undone. */
  private Object print(Object[] args) {
    StringBuilder line = new StringBuilder();
    for (Object argument : args) {
      line.append(ScriptRuntime.toString(argument));
    }
    listener.printed(line.append('\n').toString());
    return Undefined.instance;
  }

  private boolean isExpectation(ScriptableObject error) {
    Scriptable loaded = loaded();
    return error.getPrototype() == loaded.get("expectationPrototype", loaded);
  }

  private Scriptable loaded() {
    return Objects.requireNonNull(exports, "The extension is installed.");
  }

  /** Runs the tests that have not run yet, each in a block that is undone. In a turn. */
  public void runTests() {
    ExtensionContext installed = Objects.requireNonNull(context, "The extension is installed.");
    Scriptable loaded = loaded();
    progress.begin();
    Callable run = (Callable) loaded.get("run", loaded);
    run.call(installed.engine(), installed.global(), loaded, new Object[0]);
  }

  /**
   * The turn of {@link #runTests} was undone, by what no program can catch.
   *
   * @param report what was reported of it
   * @return whether that was the fault of a test, which has failed now: the others may run
   */
  public boolean interrupted(String report) {
    return progress.interrupted(report);
  }
}
