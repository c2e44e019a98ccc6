package dev.perdure.conformance.way;

import dev.perdure.runtime.heap.UnpersistableValueException;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.EcmaError;
import org.mozilla.javascript.EvaluatorException;
import org.mozilla.javascript.JavaScriptException;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/**
 * How a program ended. Immutable.
 *
 * @param errorName the name of the constructor of the error that it ended with; null if it ended
 *     without one
 * @param message what the error says, in one line
 */
record Ending(@Nullable String errorName, String message) {

  /** What the engine says when it fails itself. */
  static final String INTERNAL = "InternalError";

  /** A program that ran to its end. */
  static Ending completed() {
    return new Ending(null, "");
  }

  boolean isCompleted() {
    return errorName == null;
  }

  /** A program that an error ended; on the thread, and in the context, that ran it. */
  static Ending thrown(Throwable error) {
    if (error instanceof EcmaError ecma) {
      return new Ending(ecma.getName(), oneLine(ecma.details()));
    }
    if (error instanceof EvaluatorException evaluator) {
      return new Ending("SyntaxError", oneLine("SyntaxError: " + evaluator.details()));
    }
    if (error instanceof JavaScriptException thrown) {
      return new Ending(constructorName(thrown.getValue()), details(thrown));
    }
    if (error instanceof RhinoException other) {
      return new Ending(INTERNAL, oneLine(other.details()));
    }
    if (error instanceof StackOverflowError) {
      return new Ending("RangeError", "RangeError: Maximum call stack size exceeded");
    }
    if (error instanceof UnpersistableValueException) {
      return new Ending("TypeError", oneLine("TypeError: " + error.getMessage()));
    }
    return new Ending(INTERNAL, oneLine(error.toString()));
  }

  private static String details(RhinoException error) {
    try {
      return oneLine(error.details());
    } catch (RuntimeException e) {
      return "an error whose message cannot be read";
    }
  }

  private static String constructorName(Object value) {
    try {
      if (value instanceof Scriptable object
          && ScriptableObject.getProperty(object, "constructor") instanceof Scriptable constructor
          && ScriptableObject.getProperty(constructor, "name") instanceof CharSequence name) {
        return name.toString();
      }
    } catch (RuntimeException e) {
      return "";
    }
    return "";
  }

  static String oneLine(@Nullable String text) {
    return text == null ? "" : text.lines().findFirst().orElse("").strip();
  }
}
