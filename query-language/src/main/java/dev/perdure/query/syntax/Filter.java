package dev.perdure.query.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bare condition with an optional order and page: a query that leaves its extent to the caller.
 *
 * <p>Immutable.
 */
public record Filter(
    Expression where,
    List<OrderItem> orderBy,
    @Nullable Expression limit,
    @Nullable Expression offset) {

  public Filter {
    orderBy = List.copyOf(orderBy);
  }

  /** Returns the query for the members of the extent that this describes. */
  public SelectQuery over(String extent) {
    SelectQuery all = SelectQuery.all(extent);
    return new SelectQuery(all.from(), null, where, List.of(), orderBy, limit, offset);
  }
}
