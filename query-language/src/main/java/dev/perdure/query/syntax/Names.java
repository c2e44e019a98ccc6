package dev.perdure.query.syntax;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How names and texts are written, so that they are read back as they are.
 *
 * <p>Immutable.
 */
final class Names {

  private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{Mn}\\p{Nd}_$]*");

  /** The keywords that are no names unless they are quoted or stand after a dot. */
  private static final Set<String> HARD =
      Set.of(
          "select",
          "from",
          "where",
          "by",
          "having",
          "limit",
          "offset",
          "asc",
          "desc",
          "and",
          "or",
          "not",
          "in",
          "is",
          "between",
          "like",
          "ilike",
          "null",
          "true",
          "false",
          "case",
          "when",
          "then",
          "else",
          "exists",
          "distinct",
          "join",
          "on",
          "with",
          "as",
          "union",
          "intersect",
          "except",
          "this");

  /**
   * The keywords that are names, but begin something else at the head of a condition or after an
   * extent. Quoting them keeps the text clear for people, too.
   */
  private static final Set<String> LEADING =
      Set.of(
          "any",
          "some",
          "all",
          "every",
          "none",
          "date",
          "time",
          "timestamp",
          "group",
          "order",
          "left",
          "inner",
          "after",
          "before",
          "only",
          "explain",
          "analyze",
          "filter",
          "count",
          "for",
          "end",
          "escape",
          "nulls",
          "matches",
          "contains",
          "starts",
          "ends",
          "set",
          "years",
          "year",
          "months",
          "month",
          "weeks",
          "week",
          "days",
          "day",
          "hours",
          "hour",
          "minutes",
          "minute",
          "seconds",
          "second",
          "first",
          "last",
          "empty",
          "missing",
          "unchecked",
          "update",
          "delete");

  private Names() {}

  /** Returns the name as it is written where keywords count. */
  static String write(String name) {
    String word = name.toLowerCase(Locale.ROOT);
    boolean isKeyword = HARD.contains(word) || LEADING.contains(word);
    return isKeyword ? quoted(name) : writeAfterDot(name);
  }

  /** Returns the name as it is written after a dot, where no word is a keyword. */
  static String writeAfterDot(String name) {
    return PLAIN.matcher(name).matches() ? name : quoted(name);
  }

  private static String quoted(String name) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("A name cannot be empty.");
    }
    return '`' + name.replace("`", "``") + '`';
  }

  /** Returns a text as a literal. */
  static String writeText(String value) {
    StringBuilder text = new StringBuilder("'");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\'' -> text.append("\\'");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          if (c < ' ' || Character.isSurrogate(c)) {
            text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            text.append(c);
          }
        }
      }
    }
    return text.append('\'').toString();
  }
}
