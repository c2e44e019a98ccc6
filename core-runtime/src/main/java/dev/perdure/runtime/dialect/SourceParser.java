package dev.perdure.runtime.dialect;

import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.CompilerEnvirons;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ErrorReporter;
import org.mozilla.javascript.EvaluatorException;
import org.mozilla.javascript.Parser;
import org.mozilla.javascript.ast.AstNode;
import org.mozilla.javascript.ast.AstRoot;

/**
 * Parses a text once more, in the way in which the engine has just compiled it. The engine shows
 * its own syntax tree to nobody. Confined to one check.
 */
final class SourceParser {

  /** A function without a name is no statement; in parentheses it is an expression. */
  private static final String OPENING = "(";

  private final CompilerEnvirons environs = new CompilerEnvirons();
  private final String text;
  private final String sourceName;
  private final boolean isFunction;

  SourceParser(
      Context context, String source, String sourceName, boolean isStrict, boolean isFunction) {
    environs.initFromContext(context);
    environs.setErrorReporter(new ErrorsOnly());
    if (isStrict) {
      environs.setStrictMode(true);
    }
    // Whether "super" is allowed depends on the caller of eval, and the engine has seen to it.
    environs.setAllowSuper(true);
    this.isFunction = isFunction;
    this.text = isFunction ? OPENING + source + "\n)" : source;
    this.sourceName = sourceName;
  }

  AstRoot parse() {
    return new Parser(environs, environs.getErrorReporter()).parse(text, sourceName, 1);
  }

  int columnOf(AstNode node) {
    boolean isShifted = isFunction && node.getLineno() == 1;
    return node.getColumn() - (isShifted ? OPENING.length() : 0);
  }

  @Nullable String lineText(int line) {
    String found = text.lines().skip(line - 1L).findFirst().orElse(null);
    return found != null && isFunction && line == 1 ? found.substring(OPENING.length()) : found;
  }

  /** The engine has reported the warnings already. */
  private static final class ErrorsOnly implements ErrorReporter {

    @Override
    public void warning(
        String message, String sourceName, int line, String lineSource, int lineOffset) {}

    @Override
    public void error(
        String message, String sourceName, int line, String lineSource, int lineOffset) {
      throw runtimeError(message, sourceName, line, lineSource, lineOffset);
    }

    @Override
    public EvaluatorException runtimeError(
        String message, String sourceName, int line, String lineSource, int lineOffset) {
      return new EvaluatorException(message, sourceName, line, lineSource, lineOffset);
    }
  }
}
