package dev.perdure.query.syntax;

import dev.perdure.query.error.Span;

/**
 * A key of {@code order by}.
 *
 * <p>Immutable.
 */
public record OrderItem(Expression expression, boolean isDescending, NullsPlace nulls, Span span) {

  /** Where the objects stand whose key is null or missing; the direction does not matter. */
  public enum NullsPlace {
    FIRST,
    LAST
  }
}
