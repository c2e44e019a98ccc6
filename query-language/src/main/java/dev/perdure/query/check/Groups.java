package dev.perdure.query.check;

import dev.perdure.query.check.CheckedQuery.Aggregate;
import dev.perdure.query.function.AggregateKind;
import dev.perdure.query.source.AttributeType;
import dev.perdure.query.syntax.Expression;
import dev.perdure.query.syntax.Expression.Grouped;
import dev.perdure.query.syntax.Expression.Member;
import dev.perdure.query.syntax.Expression.Self;
import dev.perdure.query.syntax.Parts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the groups of a query: their keys, and the aggregates that it asks for. Behind
 * {@code group by}, nothing else of the members can be seen.
 *
 * <p>Filled by the checker. Confined to the thread that checks; used for one query.
 */
final class Groups {

  private final List<Typed> keys = new ArrayList<>();
  private final List<@Nullable String> aliases = new ArrayList<>();
  private final List<Aggregate> aggregates = new ArrayList<>();

  /** Adds a key; all of them before the first aggregate. */
  void addKey(Typed key, @Nullable String alias) {
    keys.add(key);
    aliases.add(alias);
  }

  boolean hasAlias(String alias) {
    return aliases.contains(alias);
  }

  List<Expression> keys() {
    return keys.stream().map(Typed::expression).toList();
  }

  List<Aggregate> aggregates() {
    return List.copyOf(aggregates);
  }

  /** Returns the key that is called so; null if none is. */
  @Nullable Typed named(Expression.Name name) {
    int index = aliases.indexOf(name.name());
    return index < 0 ? null : key(index, name);
  }

  /** Returns the key that the expression is; the expression itself if it is none. */
  Typed orKey(Typed resolved) {
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i).expression().equals(resolved.expression())) {
        return key(i, resolved.expression());
      }
    }
    return resolved;
  }

  private Typed key(int index, Expression original) {
    return new Typed(new Grouped(index, original, original.span()), keys.get(index).type(), false);
  }

  /** Returns the value of an aggregate of the members; the argument is null to count them. */
  Typed aggregate(
      AggregateKind kind, boolean isDistinct, @Nullable Typed argument, Expression original) {
    Expression value = argument == null ? null : argument.expression();
    Aggregate wanted = new Aggregate("", kind, isDistinct, value);
    int index = aggregates.indexOf(wanted);
    if (index < 0) {
      index = aggregates.size();
      aggregates.add(wanted);
    }
    boolean isList = kind == AggregateKind.LIST;
    boolean isOneOfThem = isList || kind == AggregateKind.MIN || kind == AggregateKind.MAX;
    AttributeType type = isOneOfThem && argument != null ? argument.type() : AttributeType.SCALAR;
    return new Typed(new Grouped(keys.size() + index, original, original.span()), type, isList);
  }

  /** Returns a path to the members that is neither a key nor within an aggregate; or null. */
  static @Nullable Expression ungrouped(Expression resolved) {
    return Parts.first(resolved, Groups::isPathOfMember);
  }

  private static boolean isPathOfMember(Expression expression) {
    return expression instanceof Self
        || (expression instanceof Member member && isPathOfMember(member.target()));
  }
}
