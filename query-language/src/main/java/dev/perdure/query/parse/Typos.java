package dev.perdure.query.parse;

import static java.util.Map.entry;

import dev.perdure.query.error.Spelling;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people write who mean a keyword or an operator: slips, and the words of other languages.
 *
 * <p>Immutable.
 */
final class Typos {

  /** The keywords that begin a clause or stand between two operands. */
  private static final List<String> KEYWORDS =
      List.of(
          "from",
          "where",
          "select",
          "order",
          "group",
          "having",
          "limit",
          "offset",
          "and",
          "not",
          "between",
          "like",
          "ilike",
          "contains",
          "asc",
          "desc",
          "distinct",
          "union",
          "intersect",
          "except",
          "join",
          "nulls",
          "escape",
          "exists",
          "matches");

  private static final Map<String, String> FOREIGN_WORDS =
      Map.ofEntries(
          entry("sort", "order"),
          entry("sorted", "order by"),
          entry("take", "limit"),
          entry("top", "limit"),
          entry("skip", "offset"),
          entry("ascending", "asc"),
          entry("descending", "desc"),
          entry("startswith", "starts with"),
          entry("beginswith", "starts with"),
          entry("begins", "starts with"),
          entry("endswith", "ends with"),
          entry("includes", "contains"),
          entry("equals", "="),
          entry("eq", "="),
          entry("ne", "!="),
          entry("gt", ">"),
          entry("ge", ">="),
          entry("gte", ">="),
          entry("lt", "<"),
          entry("le", "<="),
          entry("lte", "<="),
          entry("isnull", "is null"),
          entry("notnull", "is not null"),
          entry("xor", "!="),
          entry("mod", "%"),
          entry("div", "/"));

  private static final Map<String, String> OPERATORS =
      Map.ofEntries(
          entry("=>", ">="),
          entry("==>", ">="),
          entry("=<", "<="),
          entry("==<", "<="),
          entry("<==", "<="),
          entry(">==", ">="),
          entry("===", "="),
          entry("!==", "!="),
          entry("=!", "!="),
          entry("><", "<>"),
          entry("<=>", "="),
          entry(":=", "="),
          entry("&", "and"),
          entry("&&&", "and"),
          entry("|", "or"),
          entry("|||", "or"),
          entry("~", "like"),
          entry("=~", "like"),
          entry("~=", "like"),
          entry("!~", "not like"),
          entry("^=", "!="),
          entry("~~", "like"));

  private Typos() {}

  /** Returns the keyword that the word was meant to be, or null if it looks like none. */
  static @Nullable String keyword(String word) {
    String foreign = FOREIGN_WORDS.get(word.toLowerCase(Locale.ROOT));
    if (foreign != null) {
      return foreign;
    }
    // A name of one or two letters is too near to too many keywords.
    return word.length() < 3 ? null : Spelling.nearest(word, KEYWORDS);
  }

  /** Returns what a word at the beginning of a whole query was meant to be, or null. */
  static @Nullable String beginning(String word) {
    return Spelling.nearest(word, List.of("from", "select", "update", "delete"));
  }

  /** Returns what a word after {@code is} was meant to be, or null. */
  static @Nullable String kind(String word) {
    return Spelling.nearest(word, List.of("null", "missing", "empty", "true", "false"));
  }

  /** Returns the operator that the run of signs was meant to be, or null. */
  static @Nullable String operator(String signs) {
    return OPERATORS.get(signs);
  }
}
