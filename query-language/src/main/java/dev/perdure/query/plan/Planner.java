package dev.perdure.query.plan;

import dev.perdure.query.check.CheckedQuery;
import dev.perdure.query.check.CheckedQuery.Aggregate;
import dev.perdure.query.check.CheckedQuery.Grouping;
import dev.perdure.query.function.AggregateKind;
import dev.perdure.query.syntax.Expression;
import dev.perdure.query.syntax.Page;
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
    Operator objects = grouped(filtered(query), query);
    if (!query.aggregates().isEmpty()) {
      return page(new Operator.AggregateAll(objects, query.aggregates()), query);
    }
    if (query.isDistinct()) {
      return page(new Operator.Distinct(projected(sorted(objects, query), query)), query);
    }
    return projected(ordered(objects, query), query);
  }

  /** Returns the operators for the number of results of a query, which needs no order. */
  public static Operator planCount(CheckedQuery query) {
    Aggregate count = new Aggregate("count", AggregateKind.COUNT, false, null);
    boolean isPaged = query.page().limit() != null || query.page().offset() != null;
    boolean isOfObjects =
        query.aggregates().isEmpty()
            && query.grouping() == null
            && !query.isDistinct()
            && query.page().after() == null;
    if (!isOfObjects) {
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

  private static Operator grouped(Operator input, CheckedQuery query) {
    Grouping grouping = query.grouping();
    if (grouping == null) {
      return input;
    }
    Operator groups = new Operator.Group(input, grouping.keys(), grouping.aggregates());
    return grouping.having() == null ? groups : new Operator.Filter(groups, grouping.having());
  }

  private static Operator projected(Operator input, CheckedQuery query) {
    return query.columns().isEmpty() ? input : new Operator.Project(input, query.columns());
  }

  private static Operator sorted(Operator input, CheckedQuery query) {
    return query.orderBy().isEmpty()
        ? input
        : new Operator.Sort(after(input, query), query.orderBy());
  }

  private static Operator ordered(Operator input, CheckedQuery query) {
    Page page = query.page();
    return query.orderBy().isEmpty() || page.limit() == null
        ? page(sorted(input, query), query)
        : new Operator.TopN(after(input, query), query.orderBy(), page.limit(), page.offset());
  }

  private static Operator after(Operator input, CheckedQuery query) {
    Expression values = query.page().after();
    return values == null ? input : new Operator.After(input, query.orderBy(), values);
  }

  private static Operator page(Operator input, CheckedQuery query) {
    Page page = query.page();
    return page.limit() == null && page.offset() == null
        ? input
        : new Operator.Page(input, page.limit(), page.offset());
  }
}
