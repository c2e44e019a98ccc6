package dev.perdure.query.plan;

import dev.perdure.query.check.CheckedQuery;
import dev.perdure.query.check.CheckedQuery.Aggregate;
import dev.perdure.query.function.AggregateKind;
import java.util.List;

/**
 * Turns a checked query into operators.
 *
 * <p>Immutable.
 */
public final class Planner {

  private Planner() {}

  /** Returns the operators for the results of a query. */
  public static Operator plan(CheckedQuery query) {
    if (isSizeOfExtent(query)) {
      return page(new Operator.ExtentCount(query.extent().name()), query);
    }
    Operator objects = filtered(query);
    if (!query.aggregates().isEmpty()) {
      return page(new Operator.AggregateAll(objects, query.aggregates()), query);
    }
    Operator ordered = ordered(objects, query);
    return query.columns().isEmpty() ? ordered : new Operator.Project(ordered, query.columns());
  }

  /** Returns the operators for the number of results of a query, which needs no order. */
  public static Operator planCount(CheckedQuery query) {
    Aggregate count = new Aggregate("count", AggregateKind.COUNT, null);
    boolean isPaged = query.limit() != null || query.offset() != null;
    if (!query.aggregates().isEmpty()) {
      return new Operator.AggregateAll(plan(query), List.of(count));
    }
    return query.where() == null && !isPaged
        ? new Operator.ExtentCount(query.extent().name())
        : new Operator.AggregateAll(page(filtered(query), query), List.of(count));
  }

  private static boolean isSizeOfExtent(CheckedQuery query) {
    return query.where() == null
        && query.aggregates().size() == 1
        && query.aggregates().get(0).kind() == AggregateKind.COUNT
        && query.aggregates().get(0).argument() == null;
  }

  private static Operator filtered(CheckedQuery query) {
    Operator scan = new Operator.ExtentScan(query.extent().name());
    return query.where() == null ? scan : new Operator.Filter(scan, query.where());
  }

  private static Operator ordered(Operator input, CheckedQuery query) {
    if (query.orderBy().isEmpty()) {
      return page(input, query);
    }
    return query.limit() == null
        ? page(new Operator.Sort(input, query.orderBy()), query)
        : new Operator.TopN(input, query.orderBy(), query.limit(), query.offset());
  }

  private static Operator page(Operator input, CheckedQuery query) {
    return query.limit() == null && query.offset() == null
        ? input
        : new Operator.Page(input, query.limit(), query.offset());
  }
}
