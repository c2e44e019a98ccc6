package dev.perdure.query.execute;

import dev.perdure.query.error.QueryError;
import dev.perdure.query.syntax.Expression;
import dev.perdure.query.syntax.Expression.Quantifier;
import dev.perdure.query.values.ValueView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tests one value or many.
 *
 * <p>Immutable.
 */
final class Quantified {

  private Quantified() {}

  /** A test of one value. */
  interface ElementTest {
    boolean passes(@Nullable Object value);
  }

  /**
   * Returns whether so many elements pass as the quantifier says; of an empty list, all and none
   * do. A value that is not a list counts as a list of one, and null under a quantifier as an empty
   * one.
   *
   * @param elements the elements, or null if {@code value} is a single value
   */
  static boolean holds(
      Quantifier quantifier,
      @Nullable List<? extends @Nullable Object> elements,
      @Nullable Object value,
      ValueView view,
      ElementTest test) {
    if (elements == null) {
      return holdsForSingle(quantifier, value, view, test);
    }
    return switch (quantifier) {
      case UNSAID, ANY -> elements.stream().anyMatch(test::passes);
      case ALL -> elements.stream().allMatch(test::passes);
      case NONE -> elements.stream().noneMatch(test::passes);
    };
  }

  private static boolean holdsForSingle(
      Quantifier quantifier, @Nullable Object value, ValueView view, ElementTest test) {
    boolean isAbsent = ValueView.isAbsent(view.of(value));
    return switch (quantifier) {
      case UNSAID -> test.passes(value);
      case ANY -> !isAbsent && test.passes(value);
      case ALL -> isAbsent || test.passes(value);
      case NONE -> isAbsent || !test.passes(value);
    };
  }

  /** The error for a list that the schema did not announce; the checker reports the others. */
  static QueryError ambiguous(
      String operator, Expression path, Expression test, Execution execution) {
    String written = execution.written(path);
    return execution
        .fault(
            "PQL305",
            operator + " over many values is ambiguous: " + written + " holds a list",
            test.span())
        .hint("Say how many must pass: put any, all or none before " + written + ".")
        .build();
  }
}
