package dev.perdure.query.syntax;

import java.util.List;

/**
 * A bare condition with an optional order and page: a query that leaves its extent to the caller.
 *
 * <p>Immutable.
 */
public record Filter(Expression where, List<OrderItem> orderBy, Page page) {

  public Filter {
    orderBy = List.copyOf(orderBy);
  }

  /** Returns the query for the members of the extent that this describes. */
  public SelectQuery over(String extent) {
    SelectQuery all = SelectQuery.all(extent);
    return new SelectQuery(all.from(), null, where, null, false, List.of(), orderBy, page);
  }
}
