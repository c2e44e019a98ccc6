package dev.perdure.query.check;

import dev.perdure.query.check.CheckedQuery.Aggregate;
import dev.perdure.query.check.CheckedQuery.Column;
import dev.perdure.query.error.QueryError;
import dev.perdure.query.error.Span;
import dev.perdure.query.error.Spelling;
import dev.perdure.query.function.AggregateKind;
import dev.perdure.query.source.ExtentSchema;
import dev.perdure.query.source.QuerySource;
import dev.perdure.query.syntax.Expression;
import dev.perdure.query.syntax.Expression.Call;
import dev.perdure.query.syntax.Expression.CountAll;
import dev.perdure.query.syntax.Expression.Literal;
import dev.perdure.query.syntax.Expression.Name;
import dev.perdure.query.syntax.Expression.ObjectLiteral;
import dev.perdure.query.syntax.Expression.Parameter;
import dev.perdure.query.syntax.OrderItem;
import dev.perdure.query.syntax.Page;
import dev.perdure.query.syntax.Parts;
import dev.perdure.query.syntax.QueryText;
import dev.perdure.query.syntax.SelectQuery;
import dev.perdure.query.syntax.SelectQuery.GroupItem;
import dev.perdure.query.syntax.SelectQuery.Grouping;
import dev.perdure.query.syntax.SelectQuery.Projection;
import dev.perdure.query.values.Numbers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks a query against the schemas of a source.
 *
 * <p>Confined to the thread that checks; used for one query.
 */
public final class Checker {

  private final SelectQuery query;
  private final String text;
  private final ExtentSchema extent;
  private final DeclaredParameters parameters;
  private final Faults faults;
  private final Resolver resolver;
  private final Groups groups = new Groups();

  private Checker(SelectQuery query, String text, QuerySource source) {
    this.query = query;
    this.text = text;
    this.faults = new Faults(text);
    this.extent = extent(query.from(), source);
    this.parameters = new DeclaredParameters(text);
    Names names = new Names(extent, query.alias(), source, faults);
    this.resolver = new Resolver(names, parameters, faults);
  }

  /**
   * Checks a query.
   *
   * @param text the text from which the query was read; empty if it was built
   * @throws QueryError if the query means nothing for this source
   */
  public static CheckedQuery check(SelectQuery query, String text, QuerySource source) {
    return new Checker(query, text, source).check();
  }

  private ExtentSchema extent(SelectQuery.Extent from, QuerySource source) {
    ExtentSchema found = source.extent(from.name());
    if (found != null) {
      return found;
    }
    throw faults
        .at("PQL202", "there is no extent \"" + from.name() + "\"", from.span())
        .found(from.name())
        .expected("the name of an extent")
        .suggest(from.name(), Spelling.nearest(from.name(), source.extentNames()))
        .hint(Faults.list("There are", source.extentNames()))
        .build();
  }

  private CheckedQuery check() {
    Expression where = query.where() == null ? null : resolver.condition(query.where());
    if (query.grouping() == null && !query.select().isEmpty()) {
      boolean areAggregates = query.select().stream().allMatch(this::isAggregate);
      boolean hasAggregates = query.select().stream().anyMatch(this::hasAggregate);
      refuseOrderOfOne(hasAggregates);
      if (areAggregates) {
        return checked(where, List.of(), aggregates(), null);
      }
      if (hasAggregates) {
        return checkedGroups(where, new Grouping(List.of(), null));
      }
    }
    return query.grouping() == null
        ? checked(where, columns(query.select()), List.of(), null)
        : checkedGroups(where, query.grouping());
  }

  private CheckedQuery checked(
      @Nullable Expression where,
      List<Column> columns,
      List<Aggregate> aggregates,
      CheckedQuery.@Nullable Grouping grouping) {
    List<OrderItem> orderBy = orderBy(columns);
    // The last of the groups to be seen is known now.
    CheckedQuery.Grouping complete =
        grouping == null
            ? null
            : new CheckedQuery.Grouping(groups.keys(), groups.aggregates(), grouping.having());
    return new CheckedQuery(
        text,
        extent,
        where,
        columns,
        aggregates,
        complete,
        query.isDistinct(),
        orderBy,
        page(query.page()),
        parameters);
  }

  private void refuseOrderOfOne(boolean hasAggregates) {
    if (hasAggregates && !query.orderBy().isEmpty()) {
      throw faults
          .at(
              "PQL306",
              "\"order by\" has nothing to order: aggregates give one result",
              query.orderBy().get(0).span())
          .build();
    }
  }

  // ---- group by

  /** Without keys, all objects are one group, whose aggregates the items make something of. */
  private CheckedQuery checkedGroups(@Nullable Expression where, Grouping grouping) {
    for (GroupItem item : grouping.keys()) {
      String alias = item.alias();
      if (alias != null && groups.hasAlias(alias)) {
        throw faults
            .at("PQL310", "two keys are called \"" + alias + "\"", item.span())
            .hint("Give one of them another name with \"as\".")
            .build();
      }
      groups.addKey(resolver.single(item.expression(), "\"group by\""), alias);
    }
    resolver.seeGroups(groups);
    Expression having = null;
    if (grouping.having() != null) {
      having = resolver.condition(grouping.having());
      refuseUngrouped(having, grouping.having().span(), null);
    }
    List<Projection> items =
        query.select().isEmpty()
            ? grouping.keys().stream().map(Checker::asItem).toList()
            : query.select();
    List<Column> columns = columns(items);
    for (int i = 0; i < columns.size(); i++) {
      refuseUngrouped(columns.get(i).expression(), items.get(i).span(), items.get(i));
    }
    return checked(
        where, columns, List.of(), new CheckedQuery.Grouping(List.of(), List.of(), having));
  }

  private static Projection asItem(GroupItem key) {
    return key.alias() == null
        ? new Projection(key.expression(), null, key.span())
        : new Projection(new Name(key.alias(), key.span()), key.alias(), key.span());
  }

  private void refuseUngrouped(Expression resolved, Span place, @Nullable Projection item) {
    Expression path = Groups.ungrouped(resolved);
    if (path == null) {
      return;
    }
    if (query.grouping() == null && item != null) {
      throw faults
          .at(
              "PQL309",
              faults.written(path) + " has many values beside an aggregate, which has one",
              place)
          .hint("Every item of the \"select\" must be an aggregate, or none.")
          .build();
    }
    String written = faults.written(path);
    throw faults
        .at("PQL318", written + " has many values in a group", path.span())
        .hint(
            "Take one with an aggregate, as in max("
                + written
                + "), or add it to the \"group by\".")
        .build();
  }

  // ---- select

  private boolean isAggregate(Projection item) {
    return isAggregate(item.expression());
  }

  private boolean hasAggregate(Projection item) {
    return Parts.first(item.expression(), Checker::isAggregate) != null;
  }

  private static boolean isAggregate(Expression expression) {
    if (expression instanceof CountAll) {
      return true;
    }
    return expression instanceof Call call
        && call.arguments().size() == 1
        && AggregateKind.named(call.function()) != null;
  }

  private List<Aggregate> aggregates() {
    List<Aggregate> aggregates = new ArrayList<>();
    for (Projection item : query.select()) {
      aggregates.add(aggregate(item));
    }
    refuseClashes(query.select(), aggregates.stream().map(Aggregate::name).toList());
    return aggregates;
  }

  private Aggregate aggregate(Projection item) {
    if (item.expression() instanceof Call call) {
      AggregateKind kind = AggregateKind.named(call.function());
      if (kind != null) {
        Expression argument = resolver.aggregated(call).expression();
        return new Aggregate(nameOr(item, kind.functionName()), kind, call.isDistinct(), argument);
      }
    }
    return new Aggregate(nameOr(item, "count"), AggregateKind.COUNT, false, null);
  }

  private static String nameOr(Projection item, String otherwise) {
    return item.alias() == null ? otherwise : item.alias();
  }

  private List<Column> columns(List<Projection> items) {
    List<Column> columns = new ArrayList<>();
    for (Projection item : items) {
      String name = item.alias() == null ? item.expression().ownName() : item.alias();
      if (name == null && items.size() > 1) {
        throw faults
            .at("PQL311", QueryText.of(item.expression()) + " needs a name", item.span())
            .hint("Write it with \"as\", as in \"select t.price * 2 as double, t.name\".")
            .build();
      }
      Typed value = resolver.value(item.expression());
      columns.add(new Column(name == null ? "" : name, value.expression()));
    }
    refuseClashes(items, columns.stream().map(Column::name).toList());
    return columns;
  }

  private void refuseClashes(List<Projection> items, List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      if (names.indexOf(names.get(i)) < i) {
        throw faults
            .at(
                "PQL310",
                "two items of the \"select\" are called \"" + names.get(i) + "\"",
                items.get(i).span())
            .hint("Give one of them another name with \"as\".")
            .build();
      }
    }
  }

  // ---- order by, limit, offset

  /** An ordering may also use the names that the {@code select} gives its items. */
  private List<OrderItem> orderBy(List<Column> columns) {
    Map<String, Expression> byAlias = new HashMap<>();
    for (int i = 0; i < query.select().size() && i < columns.size(); i++) {
      if (query.select().get(i).alias() != null) {
        byAlias.put(columns.get(i).name(), columns.get(i).expression());
      }
    }
    if (columns.size() == 1 && columns.get(0).expression() instanceof ObjectLiteral object) {
      object.entries().forEach(entry -> byAlias.put(entry.name(), entry.value()));
    }
    List<OrderItem> keys = new ArrayList<>();
    for (OrderItem item : query.orderBy()) {
      keys.add(
          new OrderItem(orderKey(item, byAlias), item.isDescending(), item.nulls(), item.span()));
    }
    return keys;
  }

  private Expression orderKey(OrderItem item, Map<String, Expression> byAlias) {
    if (item.expression() instanceof Name name && byAlias.containsKey(name.name())) {
      return byAlias.get(name.name());
    }
    if (item.expression() instanceof Literal) {
      throw faults
          .at("PQL316", "a constant puts nothing in order", item.span())
          .hint("Name an attribute; positions of the \"select\" do not count.")
          .build();
    }
    Expression key = resolver.single(item.expression(), "\"order by\"").expression();
    if (query.grouping() != null) {
      refuseUngrouped(key, item.span(), null);
    }
    return key;
  }

  private Page page(Page page) {
    Expression after = page.after();
    if (after != null && !(after instanceof Parameter)) {
      throw faults
          .at("PQL317", "\"after\" takes a parameter", after.span())
          .found(QueryText.of(after))
          .expected("a parameter")
          .build();
    }
    if (after != null && query.orderBy().isEmpty()) {
      throw faults
          .at("PQL321", "\"after\" needs an \"order by\"", after.span())
          .hint("It takes the values of the keys of the order, in a list.")
          .build();
    }
    return new Page(
        count("limit", page.limit()),
        count("offset", page.offset()),
        after == null ? null : resolver.value(after).expression());
  }

  private @Nullable Expression count(String clause, @Nullable Expression expression) {
    if (expression == null) {
      return null;
    }
    boolean isNumber =
        expression instanceof Literal literal
            && literal.value() instanceof Number number
            && Numbers.isWhole(number);
    if (!isNumber && !(expression instanceof Parameter)) {
      Span span = expression.span();
      throw faults
          .at("PQL317", "\"" + clause + "\" takes a whole number or a parameter", span)
          .found(QueryText.of(expression))
          .expected("a whole number", "a parameter")
          .build();
    }
    return resolver.value(expression).expression();
  }
}
