package dev.perdure.query.parse;

import dev.perdure.query.grammar.PqlParser;
import dev.perdure.query.syntax.Expression;
import dev.perdure.query.syntax.Filter;
import dev.perdure.query.syntax.OrderItem;
import dev.perdure.query.syntax.OrderItem.NullsPlace;
import dev.perdure.query.syntax.Page;
import dev.perdure.query.syntax.SelectQuery;
import dev.perdure.query.syntax.SelectQuery.Extent;
import dev.perdure.query.syntax.SelectQuery.GroupItem;
import dev.perdure.query.syntax.SelectQuery.Grouping;
import dev.perdure.query.syntax.SelectQuery.Projection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds syntax trees of queries from what the parser gave, and refuses the clauses that the
 * language does not support yet.
 *
 * <p>Confined to the thread that reads the text; used for one text.
 */
final class TreeBuilder {

  private final Unsupported unsupported;
  private final ExpressionBuilder expressions;
  private final TextPositions positions;

  TreeBuilder(String text, TextPositions positions) {
    this.positions = positions;
    this.unsupported = new Unsupported(text, positions);
    this.expressions = new ExpressionBuilder(text, positions, unsupported);
  }

  SelectQuery query(PqlParser.ScriptContext script) {
    unsupported.refuseIfPresent(script.explain(), "\"explain\" inside the text");
    PqlParser.StatementContext statement = script.statement();
    unsupported.refuseIfPresent(statement.updateStatement(), "\"update\"");
    unsupported.refuseIfPresent(statement.deleteStatement(), "\"delete\"");
    return query(statement.query());
  }

  Filter filter(PqlParser.FilterContext filter) {
    Expression where = expressions.visit(filter.expr());
    List<OrderItem> orderBy = order(filter.orderBy());
    return new Filter(where, orderBy, page(filter.page()));
  }

  List<OrderItem> ordering(PqlParser.OrderingContext ordering) {
    return ordering.orderItem().stream().map(this::orderItem).toList();
  }

  List<Projection> selection(PqlParser.SelectionContext selection) {
    return selection.projection().stream().map(this::projection).toList();
  }

  List<GroupItem> grouping(PqlParser.GroupingContext grouping) {
    return grouping.groupItem().stream().map(this::groupItem).toList();
  }

  private SelectQuery query(PqlParser.QueryContext query) {
    unsupported.refuseIfPresent(query.withClause(), "\"with\"");
    if (!query.setOperator().isEmpty()) {
      String word = query.setOperator(0).getStart().getText();
      throw unsupported.refusal(query.setOperator(0), "\"" + word + "\"");
    }
    PqlParser.CoreContext core = query.core(0);
    if (core instanceof PqlParser.NestedCoreContext nested) {
      throw unsupported.refusal(nested, "a query in parentheses");
    }
    if (core instanceof PqlParser.FromFirstContext fromFirst) {
      return fromFirst(fromFirst, query);
    }
    return selectFirst((PqlParser.SelectFirstContext) core, query);
  }

  private SelectQuery fromFirst(PqlParser.FromFirstContext core, PqlParser.QueryContext query) {
    Extent from = extent(core.fromClause());
    String alias = alias(core.fromClause());
    Expression where = where(core.whereClause());
    Grouping grouping = grouping(core.groupClause());
    if (core.orderBy() != null && query.orderBy() != null) {
      throw unsupported
          .fault("PQL121", "there are two \"order by\"", positions.of(query.orderBy()))
          .hint("Leave one of them out.")
          .build();
    }
    List<OrderItem> before = order(core.orderBy());
    boolean isDistinct = core.selectClause() != null && core.selectClause().DISTINCT() != null;
    List<Projection> select = select(core.selectClause());
    List<OrderItem> orderBy = before.isEmpty() ? order(query.orderBy()) : before;
    return new SelectQuery(
        from, alias, where, grouping, isDistinct, select, orderBy, page(query.page()));
  }

  private SelectQuery selectFirst(PqlParser.SelectFirstContext core, PqlParser.QueryContext query) {
    boolean isDistinct = core.selectClause().DISTINCT() != null;
    List<Projection> select = select(core.selectClause());
    Extent from = extent(core.fromClause());
    String alias = alias(core.fromClause());
    Expression where = where(core.whereClause());
    Grouping grouping = grouping(core.groupClause());
    List<OrderItem> orderBy = order(query.orderBy());
    return new SelectQuery(
        from, alias, where, grouping, isDistinct, select, orderBy, page(query.page()));
  }

  private Extent extent(PqlParser.FromClauseContext from) {
    if (from.source().size() > 1) {
      throw unsupported.refusal(from.source(1), "a second source");
    }
    if (!from.join().isEmpty()) {
      throw unsupported.refusal(from.join(0), "\"join\"");
    }
    PqlParser.SourceContext source = from.source(0);
    if (source instanceof PqlParser.QuerySourceContext) {
      throw unsupported.refusal(source, "a query as source");
    }
    if (source instanceof PqlParser.ParameterSourceContext) {
      throw unsupported.refusal(source, "a parameter as source");
    }
    PqlParser.ExtentSourceContext extent = (PqlParser.ExtentSourceContext) source;
    unsupported.refuseIfPresent(extent.ONLY(), "\"only\"");
    if (!extent.path().anyName().isEmpty()) {
      throw unsupported.refusal(extent.path(), "a path as source");
    }
    PqlParser.NameContext name = extent.path().name();
    return new Extent(LiteralText.name(name.getText()), positions.of(name));
  }

  private static @Nullable String alias(PqlParser.FromClauseContext from) {
    PqlParser.AliasContext alias = ((PqlParser.ExtentSourceContext) from.source(0)).alias();
    return alias == null ? null : LiteralText.name(alias.name().getText());
  }

  private @Nullable Expression where(PqlParser.@Nullable WhereClauseContext where) {
    return where == null ? null : expressions.visit(where.expr());
  }

  private List<Projection> select(PqlParser.@Nullable SelectClauseContext select) {
    if (select == null) {
      return List.of();
    }
    return select.projection().stream().map(this::projection).toList();
  }

  private Projection projection(PqlParser.ProjectionContext projection) {
    String alias = projection.name() == null ? null : LiteralText.name(projection.name().getText());
    return new Projection(expressions.visit(projection.expr()), alias, positions.of(projection));
  }

  private List<OrderItem> order(PqlParser.@Nullable OrderByContext orderBy) {
    return orderBy == null ? List.of() : orderBy.orderItem().stream().map(this::orderItem).toList();
  }

  private OrderItem orderItem(PqlParser.OrderItemContext item) {
    boolean isDescending = item.direction != null && item.direction.getType() == PqlParser.DESC;
    boolean nullsFirst = item.nulls != null && item.nulls.getType() == PqlParser.FIRST;
    return new OrderItem(
        expressions.visit(item.expr()),
        isDescending,
        nullsFirst ? NullsPlace.FIRST : NullsPlace.LAST,
        positions.of(item));
  }

  private @Nullable Grouping grouping(PqlParser.@Nullable GroupClauseContext group) {
    if (group == null) {
      return null;
    }
    List<GroupItem> keys = group.groupItem().stream().map(this::groupItem).toList();
    return new Grouping(keys, group.expr() == null ? null : expressions.visit(group.expr()));
  }

  private GroupItem groupItem(PqlParser.GroupItemContext item) {
    String alias = item.name() == null ? null : LiteralText.name(item.name().getText());
    return new GroupItem(expressions.visit(item.expr()), alias, positions.of(item));
  }

  private Page page(PqlParser.PageContext page) {
    unsupported.refuseIfPresent(page.BEFORE(), "\"before\"");
    return new Page(operand(page.limit), operand(page.offset), operand(page.cursor));
  }

  private @Nullable Expression operand(PqlParser.@Nullable OperandContext operand) {
    return operand == null ? null : expressions.visit(operand);
  }
}
