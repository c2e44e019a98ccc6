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
import dev.perdure.query.syntax.Expression.Member;
import dev.perdure.query.syntax.Expression.Name;
import dev.perdure.query.syntax.Expression.Parameter;
import dev.perdure.query.syntax.OrderItem;
import dev.perdure.query.syntax.QueryText;
import dev.perdure.query.syntax.SelectQuery;
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
    boolean isAggregate = query.select().stream().anyMatch(item -> isAggregate(item.expression()));
    List<Aggregate> aggregates = isAggregate ? aggregates() : List.of();
    List<Column> columns = isAggregate ? List.of() : columns();
    if (isAggregate && !query.orderBy().isEmpty()) {
      throw faults
          .at(
              "PQL306",
              "\"order by\" has nothing to order: aggregates give one result",
              query.orderBy().get(0).span())
          .build();
    }
    return new CheckedQuery(
        text,
        extent,
        where,
        columns,
        aggregates,
        orderBy(columns),
        count("limit", query.limit()),
        count("offset", query.offset()),
        parameters);
  }

  // ---- select

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
      Expression expression = item.expression();
      if (!isAggregate(expression)) {
        throw faults
            .at(
                "PQL309",
                QueryText.of(expression) + " has many values beside an aggregate, which has one",
                item.span())
            .hint("Every item of the \"select\" must be an aggregate, or none.")
            .build();
      }
      aggregates.add(aggregate(item));
    }
    refuseClashes(aggregates.stream().map(Aggregate::name).toList());
    return aggregates;
  }

  private Aggregate aggregate(Projection item) {
    if (item.expression() instanceof Call call) {
      AggregateKind kind = AggregateKind.named(call.function());
      if (kind != null) {
        Expression argument = resolver.value(call.arguments().get(0)).expression();
        return new Aggregate(nameOr(item, kind.functionName()), kind, argument);
      }
    }
    return new Aggregate(nameOr(item, "count"), AggregateKind.COUNT, null);
  }

  private static String nameOr(Projection item, String otherwise) {
    return item.alias() == null ? otherwise : item.alias();
  }

  private List<Column> columns() {
    boolean isSingle = query.select().size() == 1;
    List<Column> columns = new ArrayList<>();
    for (Projection item : query.select()) {
      String name = columnName(item);
      if (name == null && !isSingle) {
        throw faults
            .at("PQL311", QueryText.of(item.expression()) + " needs a name", item.span())
            .hint("Write it with \"as\", as in \"select t.price * 2 as double, t.name\".")
            .build();
      }
      Typed value = resolver.value(item.expression());
      columns.add(new Column(name == null ? "" : name, value.expression()));
    }
    refuseClashes(columns.stream().map(Column::name).toList());
    return columns;
  }

  private static @Nullable String columnName(Projection item) {
    if (item.alias() != null) {
      return item.alias();
    }
    Expression expression = item.expression();
    if (expression instanceof Name name) {
      return name.name();
    }
    if (expression instanceof Member member) {
      return member.name();
    }
    return expression instanceof Call call ? call.function() : null;
  }

  private void refuseClashes(List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      if (names.indexOf(names.get(i)) < i) {
        throw faults
            .at(
                "PQL310",
                "two items of the \"select\" are called \"" + names.get(i) + "\"",
                query.select().get(i).span())
            .hint("Give one of them another name with \"as\".")
            .build();
      }
    }
  }

  // ---- order by, limit, offset

  /** An ordering may also use the names that the {@code select} gives its items. */
  private List<OrderItem> orderBy(List<Column> columns) {
    Map<String, Expression> byAlias = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      if (query.select().get(i).alias() != null) {
        byAlias.put(columns.get(i).name(), columns.get(i).expression());
      }
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
    return resolver.single(item.expression(), "\"order by\"").expression();
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
