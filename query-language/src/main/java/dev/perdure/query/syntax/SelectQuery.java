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
 * @param grouping how to put the members in groups, of which there is one result each; null not to
 * @param isDistinct whether equal results count once
 * @param select what to give for each member or group, or aggregates of all; empty for the objects
 *     themselves
 * @param orderBy the keys in order of importance
 * @param page which part of the results to give
 */
public record SelectQuery(
    Extent from,
    @Nullable String alias,
    @Nullable Expression where,
    @Nullable Grouping grouping,
    boolean isDistinct,
    List<Projection> select,
    List<OrderItem> orderBy,
    Page page) {

  public SelectQuery {
    select = List.copyOf(select);
    orderBy = List.copyOf(orderBy);
  }

  /** An extent by its name. */
  public record Extent(String name, Span span) {}

  /** An item of {@code select}; the alias is null unless it is said. */
  public record Projection(Expression expression, @Nullable String alias, Span span) {}

  /** The keys of {@code group by}, and the condition on groups; null for all groups. */
  public record Grouping(List<GroupItem> keys, @Nullable Expression having) {
    public Grouping {
      keys = List.copyOf(keys);
    }
  }

  /** A key of {@code group by}; the alias is null unless it is said. */
  public record GroupItem(Expression expression, @Nullable String alias, Span span) {}

  /** Returns the query for all members of an extent. */
  public static SelectQuery all(String extent) {
    return new SelectQuery(
        new Extent(extent, Span.NONE), null, null, null, false, List.of(), List.of(), Page.WHOLE);
  }

  /** Returns this query with other items of its {@code select}. */
  public SelectQuery selecting(List<Projection> items) {
    return new SelectQuery(from, alias, where, grouping, isDistinct, items, orderBy, page);
  }

  /** Returns this query in groups by other keys. */
  public SelectQuery groupedBy(List<GroupItem> keys) {
    Grouping groups = new Grouping(keys, null);
    return new SelectQuery(from, alias, where, groups, isDistinct, select, orderBy, page);
  }

  /** Returns this query with other keys of its order. */
  public SelectQuery orderedBy(List<OrderItem> keys) {
    return new SelectQuery(from, alias, where, grouping, isDistinct, select, keys, page);
  }
}
