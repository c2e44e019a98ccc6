package dev.perdure.query.execute;

import dev.perdure.query.error.QueryError;
import dev.perdure.query.syntax.Expression;
import dev.perdure.query.syntax.OrderItem;
import dev.perdure.query.syntax.OrderItem.NullsPlace;
import dev.perdure.query.values.ValueOrder;
import dev.perdure.query.values.ValueView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a sort: computes them for an object, once, and compares them.
 *
 * <p>Immutable.
 */
record SortKeys(List<OrderItem> items, List<Evaluator> evaluators) {

  /** Returns the plain keys of an object. */
  @Nullable Object[] of(@Nullable Object object, Execution execution) {
    @Nullable Object[] keys = new @Nullable Object[evaluators.size()];
    for (int i = 0; i < keys.length; i++) {
      Object value = evaluators.get(i).evaluate(object, execution);
      if (execution.elements(value) != null) {
        throw manyKeys(items.get(i), execution);
      }
      keys[i] = execution.view().of(value);
    }
    return keys;
  }

  private static QueryError manyKeys(OrderItem item, Execution execution) {
    String path = execution.written(item.expression());
    return execution
        .fault(
            "PQL308", "\"order by\" takes a single value: " + path + " holds a list", item.span())
        .build();
  }

  /** Returns the plain keys that a program has handed in, a value for each. */
  @Nullable Object[] bound(Evaluator values, Expression written, Execution execution) {
    List<? extends @Nullable Object> given = execution.elements(values.evaluate(null, execution));
    if (given == null || given.size() != items.size()) {
      String count = given == null ? "something else" : String.valueOf(given.size());
      throw execution
          .fault(
              "PQL507",
              "\"after\" takes a list of "
                  + items.size()
                  + (items.size() == 1 ? " value" : " values")
                  + ", one for each key of the order, not "
                  + count,
              written.span())
          .build();
    }
    @Nullable Object[] keys = new @Nullable Object[items.size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = execution.view().of(given.get(i));
    }
    return keys;
  }

  int compare(@Nullable Object[] a, @Nullable Object[] b) {
    for (int i = 0; i < a.length; i++) {
      int order = compare(items.get(i), a[i], b[i]);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int compare(OrderItem item, @Nullable Object a, @Nullable Object b) {
    boolean isAbsentA = ValueView.isAbsent(a);
    boolean isAbsentB = ValueView.isAbsent(b);
    if (isAbsentA || isAbsentB) {
      int nullsLast = Boolean.compare(isAbsentA, isAbsentB);
      return item.nulls() == NullsPlace.FIRST ? -nullsLast : nullsLast;
    }
    int order = ValueOrder.compare(a, b);
    return item.isDescending() ? -order : order;
  }
}
