package dev.perdure.query.syntax;

import dev.perdure.query.error.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query over the members of one extent.
 *
 * <p>Immutable. Equal if they say the same, wherever they stand in their texts.
 *
 * @param from the extent
 * @param alias the name of the object at hand; null if its attributes are named bare
 * @param where the condition; null for all members
 * @param select what to give for each member, or aggregates of all; empty for the objects
 *     themselves
 * @param orderBy the keys in order of importance
 * @param limit how many results at most; null for all
 * @param offset how many results to leave out at the beginning; null for none
 */
public record SelectQuery(
    Extent from,
    @Nullable String alias,
    @Nullable Expression where,
    List<Projection> select,
    List<OrderItem> orderBy,
    @Nullable Expression limit,
    @Nullable Expression offset) {

  public SelectQuery {
    select = List.copyOf(select);
    orderBy = List.copyOf(orderBy);
  }

  /** An extent by its name. */
  public record Extent(String name, Span span) {}

  /** An item of {@code select}; the alias is null unless it is said. */
  public record Projection(Expression expression, @Nullable String alias, Span span) {}

  /** Returns the query for all members of an extent. */
  public static SelectQuery all(String extent) {
    return new SelectQuery(
        new Extent(extent, Span.NONE), null, null, List.of(), List.of(), null, null);
  }
}
