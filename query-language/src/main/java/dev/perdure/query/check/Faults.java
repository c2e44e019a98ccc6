package dev.perdure.query.check;

import dev.perdure.query.error.QueryError;
import dev.perdure.query.error.Span;
import dev.perdure.query.syntax.Expression;
import dev.perdure.query.syntax.QueryText;
import java.util.Collection;
import java.util.List;

/**
 * Starts errors about one text.
 *
 * <p>Immutable.
 */
record Faults(String text) {

  /** A longer list of names helps nobody. */
  private static final int MOST_NAMES = 12;

  QueryError.Builder at(String code, String message, Span span) {
    return QueryError.of(code, message).at(text, span);
  }

  QueryError ambiguous(String operator, String path, Span span, String hint) {
    return at(
            "PQL305", operator + " over many values is ambiguous: " + path + " holds a list", span)
        .hint(hint)
        .build();
  }

  /** Returns the expression as the user wrote it; as it would be written if it was built. */
  String written(Expression expression) {
    Span span = expression.span();
    boolean isRead = span.end() > span.start() && span.end() <= text.length();
    return isRead ? text.substring(span.start(), span.end()) : QueryText.of(expression);
  }

  /** Returns a sentence that lists names in the order of the alphabet. */
  static String list(String beginning, Collection<String> names) {
    if (names.isEmpty()) {
      return beginning + " none.";
    }
    List<String> sorted = names.stream().sorted().toList();
    String shown = String.join(", ", sorted.subList(0, Math.min(MOST_NAMES, sorted.size())));
    return beginning + ": " + shown + (sorted.size() > MOST_NAMES ? ", …" : "");
  }
}
