package dev.perdure.query.syntax;

import dev.perdure.query.syntax.Expression.Arithmetic;
import dev.perdure.query.syntax.Expression.Between;
import dev.perdure.query.syntax.Expression.Call;
import dev.perdure.query.syntax.Expression.Comparison;
import dev.perdure.query.syntax.Expression.Comprehension;
import dev.perdure.query.syntax.Expression.CountAll;
import dev.perdure.query.syntax.Expression.Entry;
import dev.perdure.query.syntax.Expression.Grouped;
import dev.perdure.query.syntax.Expression.IsTest;
import dev.perdure.query.syntax.Expression.Literal;
import dev.perdure.query.syntax.Expression.Logic;
import dev.perdure.query.syntax.Expression.Member;
import dev.perdure.query.syntax.Expression.Membership;
import dev.perdure.query.syntax.Expression.Moment;
import dev.perdure.query.syntax.Expression.Name;
import dev.perdure.query.syntax.Expression.Not;
import dev.perdure.query.syntax.Expression.ObjectLiteral;
import dev.perdure.query.syntax.Expression.Parameter;
import dev.perdure.query.syntax.Expression.Self;
import dev.perdure.query.syntax.Expression.Sign;
import dev.perdure.query.syntax.Expression.TextTest;
import dev.perdure.query.syntax.Expression.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The expressions that an expression is made of, for whoever looks for one among them.
 *
 * <p>Immutable.
 */
public final class Parts implements Expression.Visitor<List<Expression>> {

  private static final Parts INSTANCE = new Parts();

  private Parts() {}

  /** Returns the expressions directly below this one, in the order of the text. */
  public static List<Expression> of(Expression expression) {
    return expression.accept(INSTANCE);
  }

  /** Returns the first expression that passes the test, from the outside in; null if none does. */
  public static @Nullable Expression first(Expression expression, Predicate<Expression> test) {
    if (test.test(expression)) {
      return expression;
    }
    for (Expression part : of(expression)) {
      Expression found = first(part, test);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static List<Expression> with(List<Expression> first, Expression... rest) {
    List<Expression> all = new ArrayList<>(first);
    all.addAll(List.of(rest));
    return all;
  }

  @Override
  public List<Expression> literal(Literal literal) {
    return List.of();
  }

  @Override
  public List<Expression> moment(Moment moment) {
    return List.of();
  }

  @Override
  public List<Expression> parameter(Parameter parameter) {
    return List.of();
  }

  @Override
  public List<Expression> self(Self self) {
    return List.of();
  }

  @Override
  public List<Expression> name(Name name) {
    return List.of();
  }

  @Override
  public List<Expression> variable(Variable variable) {
    return List.of();
  }

  @Override
  public List<Expression> countAll(CountAll countAll) {
    return List.of();
  }

  /** What it stands for has been taken care of, so it has no parts. */
  @Override
  public List<Expression> grouped(Grouped grouped) {
    return List.of();
  }

  @Override
  public List<Expression> member(Member member) {
    return List.of(member.target());
  }

  @Override
  public List<Expression> call(Call call) {
    return call.arguments();
  }

  @Override
  public List<Expression> sign(Sign sign) {
    return List.of(sign.operand());
  }

  @Override
  public List<Expression> arithmetic(Arithmetic arithmetic) {
    return List.of(arithmetic.left(), arithmetic.right());
  }

  @Override
  public List<Expression> not(Not not) {
    return List.of(not.operand());
  }

  @Override
  public List<Expression> logic(Logic logic) {
    return logic.operands();
  }

  @Override
  public List<Expression> comparison(Comparison comparison) {
    return List.of(comparison.left(), comparison.right());
  }

  @Override
  public List<Expression> between(Between between) {
    return List.of(between.value(), between.low(), between.high());
  }

  @Override
  public List<Expression> membership(Membership membership) {
    List<Expression> parts = new ArrayList<>(List.of(membership.value()));
    parts.addAll(membership.choices());
    return parts;
  }

  @Override
  public List<Expression> textTest(TextTest test) {
    return List.of(test.value(), test.pattern());
  }

  @Override
  public List<Expression> isTest(IsTest test) {
    return List.of(test.value());
  }

  @Override
  public List<Expression> comprehension(Comprehension comprehension) {
    List<Expression> parts = List.of(comprehension.body(), comprehension.list());
    Expression filter = comprehension.filter();
    return filter == null ? parts : with(parts, filter);
  }

  @Override
  public List<Expression> objectLiteral(ObjectLiteral object) {
    return object.entries().stream().map(Entry::value).toList();
  }
}
