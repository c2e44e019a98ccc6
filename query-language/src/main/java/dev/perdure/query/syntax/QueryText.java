package dev.perdure.query.syntax;

import dev.perdure.query.syntax.Expression.Quantifier;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Writes a syntax tree as the text that reads as an equal tree, with no more parentheses than that
 * takes.
 *
 * <p>Immutable.
 */
public final class QueryText {

  private QueryText() {}

  /** Returns the text of a whole query. */
  public static String of(SelectQuery query) {
    StringBuilder text = new StringBuilder("from ").append(Names.write(query.from().name()));
    if (query.alias() != null) {
      text.append(' ').append(Names.write(query.alias()));
    }
    if (query.where() != null) {
      text.append(" where ").append(of(query.where()));
    }
    if (query.grouping() != null) {
      text.append(" group by ").append(ofGroups(query.grouping().keys()));
      Expression having = query.grouping().having();
      text.append(having == null ? "" : " having " + of(having));
    }
    if (!query.select().isEmpty()) {
      text.append(query.isDistinct() ? " select distinct " : " select ");
      text.append(ofProjections(query.select()));
    }
    if (!query.orderBy().isEmpty()) {
      text.append(" order by ").append(ofOrder(query.orderBy()));
    }
    appendPage(text, query.page());
    return text.toString();
  }

  /** Returns the text of a filter. */
  public static String of(Filter filter) {
    StringBuilder text = new StringBuilder(of(filter.where()));
    if (!filter.orderBy().isEmpty()) {
      text.append(" order by ").append(ofOrder(filter.orderBy()));
    }
    appendPage(text, filter.page());
    return text.toString();
  }

  /** Returns the text of an expression. */
  public static String of(Expression expression) {
    return expression.accept(ExpressionText.INSTANCE);
  }

  /** Returns the text of the keys of an {@code order by}, without these words. */
  public static String ofOrder(List<OrderItem> items) {
    StringJoiner text = new StringJoiner(", ");
    for (OrderItem item : items) {
      text.add(
          of(item.expression())
              + (item.isDescending() ? " desc" : "")
              + (item.nulls() == OrderItem.NullsPlace.FIRST ? " nulls first" : ""));
    }
    return text.toString();
  }

  /** Returns the text of the items of a {@code select}, without this word. */
  public static String ofProjections(List<SelectQuery.Projection> items) {
    StringJoiner text = new StringJoiner(", ");
    for (SelectQuery.Projection item : items) {
      String alias = item.alias() == null ? "" : " as " + Names.write(item.alias());
      text.add(of(item.expression()) + alias);
    }
    return text.toString();
  }

  private static String ofGroups(List<SelectQuery.GroupItem> items) {
    StringJoiner text = new StringJoiner(", ");
    for (SelectQuery.GroupItem item : items) {
      String alias = item.alias() == null ? "" : " as " + Names.write(item.alias());
      text.add(of(item.expression()) + alias);
    }
    return text.toString();
  }

  /** Returns the word for a quantifier; empty if it is not said. */
  public static String of(Quantifier quantifier) {
    return switch (quantifier) {
      case UNSAID -> "";
      case ANY -> "any";
      case ALL -> "all";
      case NONE -> "none";
    };
  }

  private static void appendPage(StringBuilder text, Page page) {
    append(text, " limit ", page.limit());
    append(text, " offset ", page.offset());
    append(text, " after ", page.after());
  }

  private static void append(StringBuilder text, String word, @Nullable Expression operand) {
    if (operand != null) {
      text.append(word).append(ExpressionText.INSTANCE.at(operand, Precedence.OR_ELSE));
    }
  }
}
