package dev.perdure.query.check;

import dev.perdure.query.function.AggregateKind;
import dev.perdure.query.source.ExtentSchema;
import dev.perdure.query.syntax.Expression;
import dev.perdure.query.syntax.OrderItem;
import dev.perdure.query.syntax.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query that means something for its source. Its expressions have no {@link Expression.Name}
 * left: all paths start at {@link Expression.Self}.
 *
 * <p>Immutable.
 *
 * @param text the text of the query, for errors while it runs
 * @param aggregates the aggregates of all objects; empty if the query gives one result an object
 * @param columns what to give for each object; empty for the objects themselves, or aggregates
 * @param grouping the groups of which there is one result each; null if the objects are not grouped
 * @param isDistinct whether equal results count once
 */
public record CheckedQuery(
    String text,
    ExtentSchema extent,
    @Nullable Expression where,
    List<Column> columns,
    List<Aggregate> aggregates,
    @Nullable Grouping grouping,
    boolean isDistinct,
    List<OrderItem> orderBy,
    Page page,
    DeclaredParameters parameters) {

  /** One value of a result, and the name it has if there are several. */
  public record Column(String name, Expression expression) {}

  /** One value over all objects; without an argument it counts them. */
  public record Aggregate(
      String name, AggregateKind kind, boolean isDistinct, @Nullable Expression argument) {}

  /**
   * Groups of objects with equal keys. What comes after sees of a group its keys and aggregates, as
   * {@link Expression.Grouped}; without keys, all objects are one group.
   *
   * @param having the condition on groups; null for all
   */
  public record Grouping(
      List<Expression> keys, List<Aggregate> aggregates, @Nullable Expression having) {
    public Grouping {
      keys = List.copyOf(keys);
      aggregates = List.copyOf(aggregates);
    }
  }
}
