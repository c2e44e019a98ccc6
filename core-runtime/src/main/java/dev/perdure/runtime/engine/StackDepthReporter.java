package dev.perdure.runtime.engine;

import org.mozilla.javascript.ErrorReporter;
import org.mozilla.javascript.EvaluatorException;
import org.mozilla.javascript.ScriptRuntime;

/**
 * Makes of calls nested too deeply what programs expect, a {@code RangeError} that they can catch;
 * everything else is reported as before. Confined to the turn thread.
 */
final class StackDepthReporter implements ErrorReporter {
  private static final String RHINO_MESSAGE = "Exceeded maximum stack depth";

  private final ErrorReporter others;

  StackDepthReporter(ErrorReporter others) {
    this.others = others;
  }

  @Override
  public void warning(String message, String sourceName, int line, String lineSource, int offset) {
    others.warning(message, sourceName, line, lineSource, offset);
  }

  @Override
  public void error(String message, String sourceName, int line, String lineSource, int offset) {
    others.error(message, sourceName, line, lineSource, offset);
  }

  @Override
  public EvaluatorException runtimeError(
      String message, String sourceName, int line, String lineSource, int offset) {
    if (message.equals(RHINO_MESSAGE)) {
      throw ScriptRuntime.rangeError("Maximum call stack size exceeded");
    }
    return others.runtimeError(message, sourceName, line, lineSource, offset);
  }
}
