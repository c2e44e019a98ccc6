package dev.perdure.testing;

import dev.perdure.runtime.engine.ErrorDescription;
import dev.perdure.runtime.engine.ErrorReport;
import dev.perdure.runtime.engine.ValueDisplay;
import dev.perdure.runtime.extension.ExtensionContext;
import dev.perdure.runtime.host.HostFunctions;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Callable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.EvaluatorException;
import org.mozilla.javascript.JavaScriptException;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/**
 * Makes the object that the framework's modules see as {@code host}: the blocks that are undone,
 * and what must outlast them. Confined to the turn thread.
 */
final class TestHost {
  private final ExtensionContext context;
  private final TestSelection selection;
  private final TestListener listener;
  private final Progress progress;
  private final Predicate<ScriptableObject> isExpectation;

  TestHost(
      ExtensionContext context,
      TestSelection selection,
      TestListener listener,
      Progress progress,
      Predicate<ScriptableObject> isExpectation) {
    this.isExpectation = isExpectation;
    this.context = context;
    this.selection = selection;
    this.listener = listener;
    this.progress = progress;
  }

  Scriptable make() {
    ScriptableObject host = (ScriptableObject) context.engine().newObject(context.global());
    defineDeclaring(host);
    defineRunning(host);
    defineResults(host);
    return host;
  }

  private void defineDeclaring(ScriptableObject host) {
    define(host, "state", args -> context.state().get());
    define(host, "isRunning", args -> progress.isRunning());
    define(host, "show", args -> ValueDisplay.of(args.length > 0 ? args[0] : Undefined.instance));
    define(host, "place", args -> callersPlace());
    define(host, "seed", args -> seed());
    define(
        host,
        "isWanted",
        args -> !progress.isDone(number(args[0])) && text(args[1]).contains(selection.filter()));
  }

  private void defineRunning(ScriptableObject host) {
    define(host, "isOver", args -> listener.isOver());
    define(host, "attempt", args -> attempt((Callable) args[0]));
    define(
        host,
        "tryOut",
        args -> {
          Callable body = (Callable) args[0];
          context.tryOut(List.of((Scriptable) args[0]), () -> call(body));
          return Undefined.instance;
        });
    define(
        host,
        "checkNow",
        args -> {
          context.checkNow();
          return Undefined.instance;
        });
  }

  private void defineResults(ScriptableObject host) {
    defineAction(
        host,
        "begin",
        args ->
            progress.begin(
                new RunningTest(
                    number(args[0]), text(args[1]), text(args[2]), Place.parse(text(args[3])))));
    defineAction(host, "end", args -> progress.end());
    defineAction(host, "skip", args -> progress.skip());
    defineAction(host, "fail", args -> progress.fail(number(args[0])));
    defineAction(host, "enter", args -> progress.enter(text(args[0])));
    defineAction(host, "failSuite", args -> progress.failSuite(number(args[0])));
  }

  private @Nullable Object seed() {
    OptionalLong seed = selection.seed();
    return seed.isEmpty() ? null : (Object) (double) seed.getAsLong();
  }

  private Object call(Callable body) {
    return body.call(context.engine(), context.global(), context.global(), new Object[0]);
  }

  /** Calls a function; the number of the failure if it throws, else 0. */
  private int attempt(Callable body) {
    try {
      call(body);
      return 0;
    } catch (RhinoException e) {
      return progress.keep(failureOf(e));
    }
  }

  private TestFailure failureOf(RhinoException error) {
    ErrorDescription parts = ErrorReport.describe(error);
    Object thrown = error instanceof JavaScriptException e ? e.getValue() : null;
    String message = wordOf(thrown, "message");
    return new TestFailure(
        message == null ? parts.message() : message,
        parts.file(),
        parts.line(),
        parts.calls(),
        wordOf(thrown, "expected"),
        wordOf(thrown, "actual"));
  }

  /** What our own errors say beside their message. */
  private @Nullable String wordOf(@Nullable Object thrown, String property) {
    if (thrown instanceof ScriptableObject error
        && isExpectation.test(error)
        && error.get(property, error) instanceof CharSequence word) {
      return word.toString();
    }
    return null;
  }

  /** The innermost place of the program that runs; empty if there is none. */
  private static String callersPlace() {
    EvaluatorException here = Context.reportRuntimeError("position");
    ErrorDescription parts = ErrorReport.describe(here);
    return parts.file() == null ? "" : new Place(parts.file(), parts.line()).toString();
  }

  private static String text(Object value) {
    return ScriptRuntime.toString(value);
  }

  private static int number(Object value) {
    return ScriptRuntime.toInt32(value);
  }

  private static void defineAction(ScriptableObject host, String name, Action action) {
    define(
        host,
        name,
        args -> {
          action.run(args);
          return Undefined.instance;
        });
  }

  private static void define(ScriptableObject host, String name, Body body) {
    HostFunctions.define(host, name, 0, (cx, scope, self, args) -> body.call(args));
  }

  /** A host function that needs its arguments only. */
  private interface Body {
    @Nullable Object call(Object[] args);
  }

  /** One that gives nothing. */
  private interface Action {
    void run(Object[] args);
  }
}
