package dev.perdure.query.execute;

import dev.perdure.query.syntax.Expression.TextTest;
import dev.perdure.query.values.Kind;
import dev.perdure.query.values.LikePattern;
import dev.perdure.query.values.ValueView;
import org.jspecify.annotations.Nullable;

/**
 * Tests one text against another in the way that an operator says. What is not a text does not
 * match; a pattern that is not a text is an error, since no object could ever match it.
 *
 * <p>Immutable.
 */
final class TextMatching {

  private final TextTest test;

  TextMatching(TextTest test) {
    this.test = test;
  }

  boolean matches(@Nullable Object value, @Nullable Object pattern, Execution execution) {
    if (ValueView.isAbsent(pattern)) {
      return false;
    }
    if (!(pattern instanceof String wanted)) {
      throw execution
          .fault(
              "PQL504",
              "\"" + test.operator().words() + "\" takes a text, not " + Kind.of(pattern).words(),
              test.pattern().span())
          .build();
    }
    return value instanceof String text && matches(text, wanted, execution);
  }

  private boolean matches(String text, String wanted, Execution execution) {
    boolean ignoresCase = test.operator().ignoresCase();
    String folded = LikePattern.fold(text, ignoresCase);
    return switch (test.operator()) {
      case LIKE, ILIKE -> like(wanted, ignoresCase, execution).matches(text);
      case CONTAINS, CONTAINS_IGNORING_CASE ->
          folded.contains(LikePattern.fold(wanted, ignoresCase));
      case STARTS_WITH, STARTS_WITH_IGNORING_CASE ->
          folded.startsWith(LikePattern.fold(wanted, ignoresCase));
      case ENDS_WITH, ENDS_WITH_IGNORING_CASE ->
          folded.endsWith(LikePattern.fold(wanted, ignoresCase));
    };
  }

  private LikePattern like(String wanted, boolean ignoresCase, Execution execution) {
    Read last = execution.constant(this, Read::new);
    LikePattern known = last.pattern;
    if (known != null && wanted.equals(last.text)) {
      return known;
    }
    LikePattern pattern = LikePattern.of(wanted, test.escape(), ignoresCase);
    if (pattern == null) {
      throw execution
          .fault(
              "PQL505",
              "the pattern \"" + wanted + "\" ends with its escape character",
              test.pattern().span())
          .build();
    }
    last.text = wanted;
    last.pattern = pattern;
    return pattern;
  }

  /** The pattern that was read last: mostly it is the same for all objects of a run. */
  private static final class Read {
    private @Nullable String text;
    private @Nullable LikePattern pattern;
  }
}
