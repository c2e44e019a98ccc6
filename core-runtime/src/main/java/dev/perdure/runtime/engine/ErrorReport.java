package dev.perdure.runtime.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.EcmaError;
import org.mozilla.javascript.JavaScriptException;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.ScriptStackElement;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/** What a user sees of an error: file, line, message, source line, JavaScript stack. */
public final class ErrorReport {
  private static final int MOST_CALLS = 20;

  /** How the files of the runtime's own modules are called. */
  private static final String OWN_MODULES = "perdure:";

  /** A line of a stack, with file and line. */
  private static final Pattern CALL = Pattern.compile("\\s*at (.+?):(\\d{1,9})(?: .*)?");

  private ErrorReport() {}

  /**
   * Describes an error that has reached the top of a turn.
   *
   * @param source the text that was running, to quote the line from; may be null
   * @param sourceName the name of that text
   */
  public static String of(RhinoException error, @Nullable String source, String sourceName) {
    Place place = place(error);
    StringBuilder report = new StringBuilder();
    if (place != null) {
      report.append(place.file).append(':').append(place.line).append(": ");
    }
    report.append(message(error)).append('\n');
    String line = sourceLine(error, place, source, sourceName);
    if (line != null && !line.isBlank()) {
      report.append(line).append('\n');
      boolean atColumn = place != null && place.isOf(error) && error.columnNumber() > 0;
      if (atColumn && error.columnNumber() <= line.length() + 1) {
        report.append(" ".repeat(error.columnNumber() - 1)).append("^\n");
      }
    }
    appendStack(report, error.getScriptStackTrace());
    return report.toString().stripTrailing();
  }

  /** Takes an error apart that a program has thrown and not caught. */
  public static ErrorDescription describe(RhinoException error) {
    Place place = place(error);
    StringBuilder calls = new StringBuilder();
    appendStack(calls, error.getScriptStackTrace());
    return new ErrorDescription(
        message(error),
        place == null ? null : place.file,
        place == null ? 0 : place.line,
        calls.toString().stripTrailing());
  }

  /**
   * Describes why a promise was rejected, when nobody has handled it.
   *
   * @param reason what the promise was rejected with
   * @param source the text that was running, to quote the line from; may be null
   * @param sourceName the name of that text
   */
  public static String ofRejection(
      @Nullable Object reason, @Nullable String source, String sourceName) {
    Scriptable error = reason instanceof Scriptable object && isError(object) ? object : null;
    String stack = error == null ? "" : stackOf(error);
    Place place = firstCall(stack);
    StringBuilder report = new StringBuilder();
    if (place != null) {
      report.append(place.file).append(':').append(place.line).append(": ");
    }
    report.append("Unhandled rejection: ");
    report.append(error == null ? ValueDisplay.of(reason) : thrownValue(error)).append('\n');
    String line = sourceLine(place, source, sourceName);
    if (line != null && !line.isBlank()) {
      report.append(line).append('\n');
    }
    appendStack(report, stack);
    return report.toString().stripTrailing();
  }

  /** As the error has it: it may be of another turn, or of another process. */
  private static String stackOf(Scriptable error) {
    try {
      Object stack = ScriptableObject.getProperty(error, "stack");
      return stack instanceof CharSequence text ? text.toString() : "";
    } catch (RhinoException e) {
      return "";
    }
  }

  private static @Nullable Place firstCall(String stack) {
    return stack
        .lines()
        .map(CALL::matcher)
        .filter(Matcher::matches)
        .filter(call -> !call.group(1).startsWith(OWN_MODULES))
        .map(call -> new Place(call.group(1), Integer.parseInt(call.group(2))))
        .findFirst()
        .orElse(null);
  }

  /** Where an error is shown to be. */
  private record Place(String file, int line) {
    boolean isOf(RhinoException error) {
      return file.equals(error.sourceName()) && line == error.lineNumber();
    }
  }

  /**
   * The innermost call of the program: where the runtime's own modules found fault does not help
   * its author.
   */
  private static @Nullable Place place(RhinoException error) {
    if (error.sourceName() == null || error.lineNumber() <= 0) {
      return null;
    }
    if (error.sourceName().startsWith(OWN_MODULES)) {
      for (ScriptStackElement call : error.getScriptStack()) {
        if (!call.fileName.startsWith(OWN_MODULES)) {
          return new Place(call.fileName, call.lineNumber);
        }
      }
      return null;
    }
    return new Place(error.sourceName(), error.lineNumber());
  }

  /** The innermost calls: of a recursion without end they say it all. */
  private static void appendStack(StringBuilder report, String stack) {
    String[] calls =
        stack.lines().filter(call -> !call.contains(" " + OWN_MODULES)).toArray(String[]::new);
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
    try {
      for (Scriptable at = object; at != null; at = at.getPrototype()) {
        if ("Error".equals(at.getClassName())) {
          return true;
        }
      }
    } catch (RhinoException e) {
      // A prototype that this version of the runtime does not have.
      return false;
    }
    return false;
  }

  private static String thrownValue(Object value) {
    if (value instanceof Scriptable object && isError(object)) {
      try {
        // The program's own words: some errors say more than name and message.
        return Context.toString(object);
      } catch (RhinoException e) {
        return "an error whose message cannot be read";
      }
    }
    return "uncaught " + ValueDisplay.of(value);
  }

  private static @Nullable String sourceLine(
      RhinoException error, @Nullable Place place, @Nullable String source, String sourceName) {
    if (error.lineSource() != null) {
      return error.lineSource();
    }
    return sourceLine(place, source, sourceName);
  }

  private static @Nullable String sourceLine(
      @Nullable Place place, @Nullable String source, String sourceName) {
    if (source == null || place == null || !sourceName.equals(place.file)) {
      return null;
    }
    return source.lines().skip(Math.max(0, place.line - 1)).findFirst().orElse(null);
  }
}
