package dev.perdure.query.syntax;

import org.jspecify.annotations.Nullable;

/**
 * Which part of the results a query gives.
 *
 * <p>Immutable.
 *
 * @param limit how many results at most; null for all
 * @param offset how many results to leave out at the beginning; null for none
 * @param after the values of the keys of the order behind which the results begin, in a list; null
 *     to begin with the first
 */
public record Page(
    @Nullable Expression limit, @Nullable Expression offset, @Nullable Expression after) {

  /** All results. */
  public static final Page WHOLE = new Page(null, null, null);
}
