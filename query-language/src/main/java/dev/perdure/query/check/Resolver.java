package dev.perdure.query.check;

import dev.perdure.query.error.QueryError;
import dev.perdure.query.source.AttributeType;
import dev.perdure.query.syntax.Expression;
import dev.perdure.query.syntax.Expression.Arithmetic;
import dev.perdure.query.syntax.Expression.ArithmeticOperator;
import dev.perdure.query.syntax.Expression.Between;
import dev.perdure.query.syntax.Expression.Call;
import dev.perdure.query.syntax.Expression.Comparator;
import dev.perdure.query.syntax.Expression.Comparison;
import dev.perdure.query.syntax.Expression.Comprehension;
import dev.perdure.query.syntax.Expression.CountAll;
import dev.perdure.query.syntax.Expression.Entry;
import dev.perdure.query.syntax.Expression.Grouped;
import dev.perdure.query.syntax.Expression.IsKind;
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
import dev.perdure.query.syntax.Expression.TextOperator;
import dev.perdure.query.syntax.Expression.TextTest;
import dev.perdure.query.syntax.Expression.Variable;
import dev.perdure.query.syntax.QueryText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the names of an expression and checks that its parts fit together.
 *
 * <p>Confined to the thread that checks; used for one query.
 */
final class Resolver implements Expression.Visitor<Typed> {

  private final Names names;
  private final DeclaredParameters parameters;
  private final Faults faults;
  private final ManyValueRules manyValues;
  private final Variables variables = new Variables();
  private final Calls calls;
  private @Nullable Groups groups;

  Resolver(Names names, DeclaredParameters parameters, Faults faults) {
    this.names = names;
    this.parameters = parameters;
    this.faults = faults;
    this.manyValues = new ManyValueRules(faults);
    this.calls = new Calls(this, faults);
  }

  /** From now on expressions are about groups of objects, not about objects. */
  void seeGroups(Groups seen) {
    groups = seen;
  }

  /** Resolves an expression of which any value may be. */
  Typed value(Expression expression) {
    Typed typed = expression.accept(this);
    return groups == null ? typed : groups.orKey(typed);
  }

  /** Resolves an expression that must not be a path with many values. */
  Typed single(Expression expression, String user) {
    Typed typed = value(expression);
    if (typed.isMany()) {
      String path = QueryText.of(expression);
      throw faults
          .at(
              "PQL308",
              user + " takes a single value: " + path + " holds a list",
              expression.span())
          .build();
    }
    return typed;
  }

  /** Resolves an expression that must hold or not. */
  Expression condition(Expression expression) {
    Typed typed = value(expression);
    boolean isConstant =
        expression instanceof Moment
            || expression instanceof Sign
            || (expression instanceof Literal literal
                && literal.value() != null
                && !(literal.value() instanceof Boolean))
            || (expression instanceof Arithmetic arithmetic
                && arithmetic.operator() != ArithmeticOperator.OR_ELSE);
    boolean isObject = typed.type() instanceof AttributeType.Reference;
    if (!isConstant && !isObject && !typed.isMany()) {
      return typed.expression();
    }
    String path = QueryText.of(expression);
    QueryError.Builder error =
        faults
            .at("PQL303", path + " is not a condition", expression.span())
            .expected("a condition");
    if (typed.isMany()) {
      error.hint("Write  " + path + " is not empty  or  any " + path + " = …");
    } else if (isObject) {
      error.hint("Write  " + path + " is not null");
    } else if (expression instanceof Literal literal && literal.value() instanceof String) {
      error.hint("To join texts, write \"+\": \"||\" means or.");
    } else {
      error.hint("A condition compares: write  " + path + " = …");
    }
    throw error.build();
  }

  // ---- paths and constants

  @Override
  public Typed literal(Literal literal) {
    return Typed.scalar(literal);
  }

  @Override
  public Typed moment(Moment moment) {
    if (Moments.parse(moment, names.source().zone()) == null) {
      boolean isDate = moment.kind() == Expression.MomentKind.DATE;
      throw faults
          .at(
              "PQL301",
              "\"" + moment.text() + "\" is not a " + (isDate ? "date" : "timestamp"),
              moment.span())
          .found(moment.text())
          .hint(
              isDate
                  ? "Write a day that exists, as in date '2026-01-31'."
                  : "Write  timestamp '2026-01-31T10:00:00Z', or leave the zone out for your own.")
          .build();
    }
    return Typed.scalar(moment);
  }

  @Override
  public Typed parameter(Parameter parameter) {
    parameters.declare(parameter);
    return Typed.any(parameter);
  }

  @Override
  public Typed self(Self self) {
    return names.self(self.span());
  }

  @Override
  public Typed name(Name name) {
    Typed variable = variables.named(name);
    if (variable != null) {
      return variable;
    }
    Typed key = groups == null ? null : groups.named(name);
    return key == null ? names.resolve(name) : key;
  }

  @Override
  public Typed variable(Variable variable) {
    throw new IllegalStateException("It is the checker that makes variables of names.");
  }

  @Override
  public Typed grouped(Grouped grouped) {
    throw new IllegalStateException("It is the checker that puts the values of groups in place.");
  }

  @Override
  public Typed member(Member member) {
    Typed target = value(member.target());
    Expression path =
        new Member(target.expression(), member.name(), member.nameSpan(), member.span());
    String written = QueryText.of(member.target());
    return names.step(target, written, path, member.name(), member.nameSpan());
  }

  // ---- calls

  @Override
  public Typed call(Call call) {
    return calls.call(call, groupsInSight());
  }

  @Override
  public Typed countAll(CountAll countAll) {
    return calls.countAll(countAll, groupsInSight());
  }

  /** Resolves what an aggregate is of: a value of each object, whatever is seen around it. */
  Typed aggregated(Call call) {
    return calls.aggregated(call);
  }

  /** Aggregates of groups are the same for all elements of a list, so none are taken there. */
  private @Nullable Groups groupsInSight() {
    return variables.isEmpty() ? groups : null;
  }

  /** Resolves an expression about objects, also where groups of them are seen. */
  Typed ofObject(Expression expression) {
    Groups seen = groups;
    groups = null;
    Typed typed = value(expression);
    groups = seen;
    return typed;
  }

  // ---- lists and objects

  @Override
  public Typed comprehension(Comprehension comprehension) {
    Typed list = value(comprehension.list());
    if (!list.isMany() && !(list.type() instanceof AttributeType.Any)) {
      throw faults
          .at(
              "PQL319",
              faults.written(comprehension.list()) + " is not a list",
              comprehension.list().span())
          .expected("a list")
          .build();
    }
    variables.enter(comprehension.variable(), list.type());
    Expression given = comprehension.filter();
    Expression filter = given == null ? null : condition(given);
    boolean isQuantifier = comprehension.kind().isQuantifier();
    Typed body =
        isQuantifier ? Typed.scalar(condition(comprehension.body())) : value(comprehension.body());
    variables.leave();
    Comprehension resolved =
        new Comprehension(
            comprehension.kind(),
            body.expression(),
            comprehension.variable(),
            list.expression(),
            filter,
            comprehension.span());
    return switch (comprehension.kind()) {
      case ANY, ALL, NONE, COUNT, SUM, AVG -> Typed.scalar(resolved);
      case MIN, MAX -> new Typed(resolved, body.type(), false);
      case LIST -> new Typed(resolved, body.type(), true);
    };
  }

  @Override
  public Typed objectLiteral(ObjectLiteral object) {
    Set<String> known = new HashSet<>();
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : object.entries()) {
      if (!known.add(entry.name())) {
        throw faults
            .at("PQL310", "two values are called \"" + entry.name() + "\"", entry.span())
            .hint("Give one of them another name before a colon.")
            .build();
      }
      entries.add(new Entry(entry.name(), value(entry.value()).expression(), entry.span()));
    }
    return Typed.any(new ObjectLiteral(entries, object.span()));
  }

  // ---- operators

  @Override
  public Typed sign(Sign sign) {
    Expression operand = single(sign.operand(), "a sign").expression();
    return Typed.scalar(new Sign(sign.isMinus(), operand, sign.span()));
  }

  @Override
  public Typed arithmetic(Arithmetic arithmetic) {
    String user = "\"" + arithmetic.operator().symbol() + "\"";
    Typed left = single(arithmetic.left(), user);
    Typed right = single(arithmetic.right(), user);
    Arithmetic resolved =
        new Arithmetic(
            arithmetic.operator(), left.expression(), right.expression(), arithmetic.span());
    if (arithmetic.operator() != ArithmeticOperator.OR_ELSE) {
      return Typed.scalar(resolved);
    }
    return left.type().equals(right.type())
        ? new Typed(resolved, left.type(), false)
        : Typed.any(resolved);
  }

  @Override
  public Typed not(Not not) {
    manyValues.enterNot(not);
    Expression operand = condition(not.operand());
    manyValues.leaveNot();
    return Typed.scalar(new Not(operand, not.span()));
  }

  @Override
  public Typed logic(Logic logic) {
    List<Expression> operands = logic.operands().stream().map(this::condition).toList();
    return Typed.scalar(new Logic(logic.isAnd(), operands, logic.span()));
  }

  @Override
  public Typed comparison(Comparison comparison) {
    Typed left = value(comparison.left());
    Typed right = value(comparison.right());
    refuseUselessQuantifier(comparison.quantifier(), left, comparison.left());
    boolean isUnequal = comparison.comparator() == Comparator.UNEQUAL;
    if (comparison.quantifier() == Quantifier.UNSAID && left.isMany()) {
      manyValues.refuseIfNegated(comparison, comparison.left(), isUnequal);
    }
    if (right.isMany()) {
      manyValues.refuseIfNegated(comparison, comparison.right(), isUnequal);
    }
    if (comparison.comparator() == Comparator.EQUAL || isUnequal) {
      refuseObjectAsConstant(left, right.expression(), comparison.left(), comparison);
      refuseObjectAsConstant(right, left.expression(), comparison.right(), comparison);
    }
    return Typed.scalar(
        new Comparison(
            comparison.quantifier(),
            comparison.comparator(),
            left.expression(),
            right.expression(),
            comparison.span()));
  }

  private void refuseUselessQuantifier(Quantifier quantifier, Typed typed, Expression path) {
    boolean isOne =
        !typed.isMany()
            && (typed.type() instanceof AttributeType.Scalar
                || typed.type() instanceof AttributeType.Reference);
    if (quantifier != Quantifier.UNSAID && isOne) {
      String word = QueryText.of(quantifier);
      throw faults
          .at(
              "PQL313",
              "\"" + word + "\" needs a list: " + QueryText.of(path) + " has one value",
              path.span())
          .hint("Leave \"" + word + "\" out.")
          .build();
    }
  }

  private void refuseObjectAsConstant(
      Typed object, Expression constant, Expression path, Comparison comparison) {
    boolean isConstant =
        constant instanceof Moment
            || (constant instanceof Literal literal && literal.value() != null);
    if (isConstant && object.type() instanceof AttributeType.Reference reference) {
      throw faults
          .at(
              "PQL314",
              QueryText.of(path) + " is an object: it is never equal to a plain value",
              comparison.span())
          .hint(
              "Compare an attribute of the "
                  + reference.extent()
                  + ", or pass the object as a parameter.")
          .build();
    }
  }

  @Override
  public Typed between(Between between) {
    Typed value = value(between.value());
    refuseUselessQuantifier(between.quantifier(), value, between.value());
    if (between.quantifier() == Quantifier.UNSAID && value.isMany()) {
      manyValues.refuseIfNegated(between, between.value(), between.isNegated());
    }
    return Typed.scalar(
        new Between(
            between.quantifier(),
            value.expression(),
            single(between.low(), "\"between\"").expression(),
            single(between.high(), "\"between\"").expression(),
            between.isNegated(),
            between.span()));
  }

  @Override
  public Typed membership(Membership membership) {
    Typed value = value(membership.value());
    refuseUselessQuantifier(membership.quantifier(), value, membership.value());
    if (membership.quantifier() == Quantifier.UNSAID && value.isMany()) {
      manyValues.refuseIfNegated(membership, membership.value(), membership.isNegated());
    }
    return Typed.scalar(
        new Membership(
            membership.quantifier(),
            value.expression(),
            membership.choices().stream().map(choice -> value(choice).expression()).toList(),
            membership.isNegated(),
            membership.span()));
  }

  @Override
  public Typed textTest(TextTest test) {
    Typed value = value(test.value());
    refuseUselessQuantifier(test.quantifier(), value, test.value());
    boolean asksForElement = test.operator() == TextOperator.CONTAINS;
    if (test.quantifier() == Quantifier.UNSAID && value.isMany() && !asksForElement) {
      manyValues.refuseIfNegated(test, test.value(), test.isNegated());
    }
    return Typed.scalar(
        new TextTest(
            test.quantifier(),
            test.operator(),
            value.expression(),
            single(test.pattern(), "\"" + test.operator().words() + "\"").expression(),
            test.escape(),
            test.isNegated(),
            test.span()));
  }

  @Override
  public Typed isTest(IsTest test) {
    Typed value = value(test.value());
    if (value.isMany() && test.kind() != IsKind.EMPTY && isThroughList(test.value())) {
      throw manyValues.ambiguousIsTest(test);
    }
    return Typed.scalar(new IsTest(value.expression(), test.kind(), test.isNegated(), test.span()));
  }

  /** A list itself may be null or missing; the values behind a list are many. */
  private boolean isThroughList(Expression path) {
    return path instanceof Member member && value(member.target()).isMany();
  }
}
