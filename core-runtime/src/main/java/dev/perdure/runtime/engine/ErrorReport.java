package dev.perdure.runtime.engine;

import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.EcmaError;
import org.mozilla.javascript.JavaScriptException;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/** What a user sees of an error: file, line, message, source line, JavaScript stack. */
public final class ErrorReport {
  private static final int MOST_CALLS = 20;

  private ErrorReport() {}

  /**
   * Describes an error that has reached the top of a turn.
   *
   * @param source the text that was running, to quote the line from; may be null
   * @param sourceName the name of that text
   */
  public static String of(RhinoException error, @Nullable String source, String sourceName) {
    StringBuilder report = new StringBuilder();
    if (error.sourceName() != null && error.lineNumber() > 0) {
      report.append(error.sourceName()).append(':').append(error.lineNumber()).append(": ");
    }
    report.append(message(error)).append('\n');
    String line = sourceLine(error, source, sourceName);
    if (line != null && !line.isBlank()) {
      report.append(line).append('\n');
      if (error.columnNumber() > 0 && error.columnNumber() <= line.length() + 1) {
        report.append(" ".repeat(error.columnNumber() - 1)).append("^\n");
      }
    }
    appendStack(report, error.getScriptStackTrace());
    return report.toString().stripTrailing();
  }

  /** The innermost calls: of a recursion without end they say it all. */
  private static void appendStack(StringBuilder report, String stack) {
    String[] calls = stack.split("\n");
    for (int i = 0; i < Math.min(calls.length, MOST_CALLS); i++) {
      report.append(calls[i].stripTrailing()).append('\n');
    }
    if (calls.length > MOST_CALLS) {
      report.append("\tand ").append(calls.length - MOST_CALLS).append(" calls more\n");
    }
  }

  private static String message(RhinoException error) {
    if (error instanceof EcmaError ecma) {
      return ecma.getName() + ": " + ecma.getErrorMessage();
    }
    if (error instanceof JavaScriptException thrown) {
      return thrownValue(thrown.getValue());
    }
    if (error instanceof org.mozilla.javascript.EvaluatorException) {
      return error.details().equals("Exceeded maximum stack depth")
          ? "RangeError: Maximum call stack size exceeded"
          : "SyntaxError: " + error.details();
    }
    return error.details();
  }

  private static boolean isError(Scriptable object) {
    for (Scriptable at = object; at != null; at = at.getPrototype()) {
      if ("Error".equals(at.getClassName())) {
        return true;
      }
    }
    return false;
  }

  private static String thrownValue(Object value) {
    if (value instanceof Scriptable object && isError(object)) {
      try {
        String name = Context.toString(ScriptableObject.getProperty(object, "name"));
        String text = Context.toString(ScriptableObject.getProperty(object, "message"));
        return text.isEmpty() ? name : name + ": " + text;
      } catch (RhinoException e) {
        return "an error whose message cannot be read";
      }
    }
    return "uncaught " + ValueDisplay.of(value);
  }

  private static @Nullable String sourceLine(
      RhinoException error, @Nullable String source, String sourceName) {
    if (error.lineSource() != null) {
      return error.lineSource();
    }
    if (source == null || !sourceName.equals(error.sourceName())) {
      return null;
    }
    return source.lines().skip(Math.max(0, error.lineNumber() - 1)).findFirst().orElse(null);
  }
}
