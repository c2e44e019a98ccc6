package dev.perdure.runtime.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiFunction;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.JavaScriptException;
import org.mozilla.javascript.LambdaFunction;
import org.mozilla.javascript.NativeArray;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.SerializableCallable;

/**
 * {@code print}, {@code read}, {@code load} and {@code hrtime}, which behave as in v8-ken; {@code
 * eval}, its fifth, is the language's own.
 */
public final class HostFunctions {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private HostFunctions() {}

  /**
   * Adds the functions to a realm.
   *
   * @param print receives what is printed, line ends included
   * @param evaluate runs a source in the global scope: text, file name
   */
  public static void install(
      ScriptableObject global,
      java.util.function.Consumer<String> print,
      BiFunction<String, String, Object> evaluate) {
    define(
        global,
        "print",
        1,
        (cx, scope, thisObj, args) -> {
          StringBuilder line = new StringBuilder();
          for (Object argument : args) {
            line.append(ScriptRuntime.toString(argument));
          }
          print.accept(line.append('\n').toString());
          return org.mozilla.javascript.Undefined.instance;
        });
    define(global, "read", 1, (cx, scope, thisObj, args) -> readFile(fileName(args, "Read")));
    define(
        global,
        "load",
        1,
        (cx, scope, thisObj, args) -> {
          String file = fileName(args, "Load");
          return evaluate.apply(readFile(file), file);
        });
    define(global, "hrtime", 1, HostFunctions::hrtime);
  }

  /** Adds a host function to an object, like the built-in ones: not enumerable. */
  public static void define(
      ScriptableObject holder, String name, int length, SerializableCallable body) {
    holder.defineProperty(
        name, new LambdaFunction(holder, name, length, body, false), ScriptableObject.DONTENUM);
  }

  private static String fileName(Object[] args, String function) {
    if (args.length != 1 || !(args[0] instanceof CharSequence)) {
      throw thrown(function + " expects a string as first parameter!");
    }
    return args[0].toString();
  }

  private static String readFile(String name) {
    try {
      return Files.readString(Path.of(name), StandardCharsets.UTF_8);
    } catch (IOException | java.nio.file.InvalidPathException e) {
      throw thrown("Error reading file: " + name);
    }
  }

  /** What v8-ken throws is a string. */
  private static JavaScriptException thrown(String message) {
    int[] line = new int[1];
    String file = Context.getCurrentContext() == null ? null : sourcePosition(line);
    return new JavaScriptException(message, file, line[0]);
  }

  private static String sourcePosition(int[] line) {
    org.mozilla.javascript.EvaluatorException here = Context.reportRuntimeError("position");
    line[0] = here.lineNumber();
    return here.sourceName();
  }

  private static Object hrtime(Context cx, Scriptable scope, Scriptable thisObj, Object[] args) {
    long now = System.nanoTime();
    long seconds = Math.floorDiv(now, NANOS_PER_SECOND);
    long nanos = Math.floorMod(now, NANOS_PER_SECOND);
    if (args.length > 0) {
      if (args.length != 1
          || !(args[0] instanceof NativeArray start)
          || !(start.get(0, start) instanceof Number startSeconds)
          || !(start.get(1, start) instanceof Number startNanos)) {
        throw thrown("HrTime expects no parameters, or time as first argument!");
      }
      seconds -= startSeconds.longValue();
      nanos -= startNanos.longValue();
      if (nanos < 0) {
        nanos += NANOS_PER_SECOND;
        seconds--;
      }
    }
    return cx.newArray(scope, new Object[] {(double) seconds, (double) nanos});
  }
}
