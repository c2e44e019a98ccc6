package dev.perdure.query.syntax;

import static java.util.stream.Collectors.joining;

import dev.perdure.query.syntax.Expression.Arithmetic;
import dev.perdure.query.syntax.Expression.Between;
import dev.perdure.query.syntax.Expression.Call;
import dev.perdure.query.syntax.Expression.Comparison;
import dev.perdure.query.syntax.Expression.Comprehension;
import dev.perdure.query.syntax.Expression.CountAll;
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
import dev.perdure.query.syntax.Expression.Quantifier;
import dev.perdure.query.syntax.Expression.Self;
import dev.perdure.query.syntax.Expression.Sign;
import dev.perdure.query.syntax.Expression.TextTest;
import dev.perdure.query.syntax.Expression.Variable;
import java.util.Locale;

/**
 * Writes expressions as text; see {@link QueryText}.
 *
 * <p>Immutable.
 */
final class ExpressionText implements Expression.Visitor<String> {

  static final ExpressionText INSTANCE = new ExpressionText();

  /** Beyond it a double has no digits after the point, and Java writes it with an exponent. */
  private static final double LARGEST_EXACT = 1L << 53;

  private ExpressionText() {}

  /** Returns the text, in parentheses if the expression binds less tightly than its place needs. */
  String at(Expression expression, Precedence needed) {
    String text = expression.accept(this);
    return precedence(expression).compareTo(needed) < 0 ? "(" + text + ")" : text;
  }

  private static Precedence precedence(Expression expression) {
    if (expression instanceof Logic logic) {
      return logic.isAnd() ? Precedence.AND : Precedence.OR;
    }
    if (expression instanceof Not) {
      return Precedence.NOT;
    }
    if (expression instanceof Comparison
        || expression instanceof Between
        || expression instanceof Membership
        || expression instanceof TextTest
        || expression instanceof IsTest) {
      return Precedence.PREDICATE;
    }
    if (expression instanceof Arithmetic arithmetic) {
      return precedence(arithmetic.operator());
    }
    return expression instanceof Sign ? Precedence.SIGN : Precedence.PATH;
  }

  private static Precedence precedence(Expression.ArithmeticOperator operator) {
    return switch (operator) {
      case TIMES, DIVIDED_BY, REMAINDER -> Precedence.MULTIPLICATION;
      case PLUS, MINUS -> Precedence.ADDITION;
      case OR_ELSE -> Precedence.OR_ELSE;
    };
  }

  private static Precedence tighterThan(Precedence precedence) {
    return Precedence.values()[precedence.ordinal() + 1];
  }

  @Override
  public String literal(Literal literal) {
    Object value = literal.value();
    if (value instanceof String text) {
      return Names.writeText(text);
    }
    if (value instanceof Double number && number == Math.rint(number) && number <= LARGEST_EXACT) {
      return String.valueOf(number.longValue());
    }
    return String.valueOf(value);
  }

  @Override
  public String moment(Moment moment) {
    return moment.kind().name().toLowerCase(Locale.ROOT) + ' ' + Names.writeText(moment.text());
  }

  @Override
  public String parameter(Parameter parameter) {
    return parameter.name() == null
        ? "?" + (parameter.position() + 1)
        : ":" + Names.writeAfterDot(parameter.name());
  }

  @Override
  public String self(Self self) {
    return "this";
  }

  @Override
  public String name(Name name) {
    return Names.write(name.name());
  }

  @Override
  public String member(Member member) {
    return at(member.target(), Precedence.PATH) + '.' + Names.writeAfterDot(member.name());
  }

  @Override
  public String call(Call call) {
    String beginning = call.isDistinct() ? "(distinct " : "(";
    return Names.write(call.function())
        + call.arguments().stream().map(QueryText::of).collect(joining(", ", beginning, ")"));
  }

  @Override
  public String countAll(CountAll countAll) {
    return "count(*)";
  }

  @Override
  public String sign(Sign sign) {
    // Two minus signs in a row would begin a comment.
    return (sign.isMinus() ? "-" : "+") + at(sign.operand(), Precedence.PATH);
  }

  @Override
  public String arithmetic(Arithmetic arithmetic) {
    Precedence own = precedence(arithmetic.operator());
    return at(arithmetic.left(), own)
        + ' '
        + arithmetic.operator().symbol()
        + ' '
        + at(arithmetic.right(), tighterThan(own));
  }

  @Override
  public String not(Not not) {
    return "not " + at(not.operand(), Precedence.NOT);
  }

  @Override
  public String logic(Logic logic) {
    Precedence inner = logic.isAnd() ? Precedence.NOT : Precedence.AND;
    return logic.operands().stream()
        .map(operand -> at(operand, inner))
        .collect(joining(logic.isAnd() ? " and " : " or "));
  }

  @Override
  public String comparison(Comparison comparison) {
    return quantified(comparison.quantifier(), comparison.left())
        + ' '
        + comparison.comparator().symbol()
        + ' '
        + at(comparison.right(), Precedence.OR_ELSE);
  }

  @Override
  public String between(Between between) {
    return quantified(between.quantifier(), between.value())
        + (between.isNegated() ? " not between " : " between ")
        + at(between.low(), Precedence.OR_ELSE)
        + " and "
        + at(between.high(), Precedence.OR_ELSE);
  }

  @Override
  public String membership(Membership membership) {
    String choices =
        membership.choices().isEmpty()
            ? "[]"
            : membership.choices().stream().map(QueryText::of).collect(joining(", ", "(", ")"));
    return quantified(membership.quantifier(), membership.value())
        + (membership.isNegated() ? " not in " : " in ")
        + choices;
  }

  @Override
  public String textTest(TextTest test) {
    return quantified(test.quantifier(), test.value())
        + (test.isNegated() ? " not " : " ")
        + test.operator().words()
        + ' '
        + at(test.pattern(), Precedence.OR_ELSE)
        + (test.escape() == null ? "" : " escape " + Names.writeText(test.escape()));
  }

  @Override
  public String isTest(IsTest test) {
    return at(test.value(), Precedence.OR_ELSE)
        + (test.isNegated() ? " is not " : " is ")
        + test.kind().name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String variable(Variable variable) {
    return Names.write(variable.name());
  }

  @Override
  public String comprehension(Comprehension comprehension) {
    Expression filter = comprehension.filter();
    return Names.write(comprehension.kind().word())
        + '('
        + QueryText.of(comprehension.body())
        + " for "
        + Names.write(comprehension.variable())
        + " in "
        + at(comprehension.list(), Precedence.OR_ELSE)
        + (filter == null ? "" : " where " + QueryText.of(filter))
        + ')';
  }

  @Override
  public String objectLiteral(ObjectLiteral object) {
    return object.entries().stream()
        .map(entry -> Names.writeAfterDot(entry.name()) + ": " + QueryText.of(entry.value()))
        .collect(joining(", ", "{", "}"));
  }

  @Override
  public String grouped(Grouped grouped) {
    return QueryText.of(grouped.original());
  }

  private String quantified(Quantifier quantifier, Expression value) {
    String word = QueryText.of(quantifier);
    return word.isEmpty()
        ? at(value, Precedence.OR_ELSE)
        : word + ' ' + at(value, Precedence.OR_ELSE);
  }
}
