package dev.perdure.query.execute;

import dev.perdure.query.syntax.Expression;
import dev.perdure.query.values.Kind;
import dev.perdure.query.values.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * The limit and the offset of a run.
 *
 * <p>Immutable.
 */
record PageBounds(
    @Nullable Expression limitExpression,
    @Nullable Evaluator limit,
    @Nullable Expression offsetExpression,
    @Nullable Evaluator offset) {

  /** More results than any run can give; twice this is still a long. */
  private static final long UNBOUNDED = Long.MAX_VALUE / 2;

  long limit(Execution execution) {
    return limit == null || limitExpression == null
        ? UNBOUNDED
        : count("limit", limit, limitExpression, execution);
  }

  long offset(Execution execution) {
    return offset == null || offsetExpression == null
        ? 0
        : count("offset", offset, offsetExpression, execution);
  }

  private static long count(
      String clause, Evaluator evaluator, Expression expression, Execution execution) {
    Object value = execution.view().of(evaluator.evaluate(null, execution));
    if (value instanceof Number number && Numbers.isWhole(number) && number.doubleValue() >= 0) {
      return Math.min(UNBOUNDED, (long) number.doubleValue());
    }
    String given = value instanceof Number number ? Numbers.text(number) : Kind.of(value).words();
    throw execution
        .fault(
            "PQL506",
            "\"" + clause + "\" takes a whole number from 0, not " + given,
            expression.span())
        .build();
  }
}
