package dev.perdure.query.execute;

import dev.perdure.query.check.CheckedQuery.Aggregate;
import dev.perdure.query.check.Moments;
import dev.perdure.query.function.AggregateKind;
import dev.perdure.query.function.Arguments;
import dev.perdure.query.function.Calculation;
import dev.perdure.query.function.Function;
import dev.perdure.query.function.Functions;
import dev.perdure.query.function.Texts;
import dev.perdure.query.function.UnsuitableValue;
import dev.perdure.query.source.Missing;
import dev.perdure.query.syntax.Expression;
import dev.perdure.query.syntax.Expression.Arithmetic;
import dev.perdure.query.syntax.Expression.ArithmeticOperator;
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
import dev.perdure.query.values.Kind;
import dev.perdure.query.values.ValueView;
import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Compiles expressions that have a value. Those that hold or not are left to {@link
 * ConditionCompiler}.
 *
 * <p>Confined to the thread that prepares the query.
 */
final class ExpressionCompiler implements Expression.Visitor<Evaluator> {

  private final ConditionCompiler conditions = new ConditionCompiler(this);
  private int enclosingWalks;

  Evaluator compile(Expression expression) {
    return expression.accept(this);
  }

  Condition compileCondition(Expression expression) {
    return conditions.compile(expression);
  }

  // ---- constants and paths

  @Override
  public Evaluator literal(Literal literal) {
    Object value = literal.value();
    return (object, execution) -> value;
  }

  @Override
  public Evaluator moment(Moment moment) {
    return (object, execution) -> execution.constant(moment, () -> instant(moment, execution));
  }

  private static Instant instant(Moment moment, Execution execution) {
    // The checker has refused a text that is no moment.
    return Objects.requireNonNull(Moments.parse(moment, execution.source().zone()));
  }

  @Override
  public Evaluator parameter(Parameter parameter) {
    return (object, execution) -> execution.parameter(parameter);
  }

  @Override
  public Evaluator self(Self self) {
    return (object, execution) -> object;
  }

  @Override
  public Evaluator name(Name name) {
    throw new IllegalStateException("The checker has left a name unresolved: " + name.name());
  }

  @Override
  public Evaluator member(Member member) {
    Evaluator target = compile(member.target());
    String name = member.name();
    return (object, execution) -> Paths.step(target.evaluate(object, execution), name, execution);
  }

  // ---- calls

  @Override
  public Evaluator call(Call call) {
    Function function = Functions.named(call.function());
    if (function == null) {
      throw new IllegalStateException("The checker has let pass: " + call.function());
    }
    List<Evaluator> arguments = call.arguments().stream().map(this::compile).toList();
    return (object, execution) -> {
      @Nullable Object[] values = new @Nullable Object[arguments.size()];
      for (int i = 0; i < values.length; i++) {
        Object value = arguments.get(i).evaluate(object, execution);
        values[i] = value instanceof ManyValues many ? many.values() : value;
      }
      try {
        return function.call(
            new Arguments(function.name(), values, execution.view(), execution.now()));
      } catch (UnsuitableValue unsuitable) {
        throw execution.fault("PQL501", unsuitable.reason(), call.span()).build();
      }
    };
  }

  @Override
  public Evaluator countAll(CountAll countAll) {
    throw new IllegalStateException("The checker has let pass an aggregate.");
  }

  // ---- arithmetic

  @Override
  public Evaluator sign(Sign sign) {
    Evaluator operand = compile(sign.operand());
    return (object, execution) -> {
      Object value = execution.view().of(operand.evaluate(object, execution));
      if (ValueView.isAbsent(value)) {
        return null;
      }
      if (!(value instanceof Number number)) {
        String message = "a sign takes a number, not " + Kind.of(value).words();
        throw execution.fault("PQL502", message, sign.span()).build();
      }
      if (!sign.isMinus()) {
        return number;
      }
      return number instanceof BigInteger whole
          ? (Number) whole.negate()
          : (Number) (-number.doubleValue());
    };
  }

  @Override
  public Evaluator arithmetic(Arithmetic arithmetic) {
    Evaluator left = compile(arithmetic.left());
    Evaluator right = compile(arithmetic.right());
    if (arithmetic.operator() == ArithmeticOperator.OR_ELSE) {
      return (object, execution) -> {
        Object value = left.evaluate(object, execution);
        boolean isAbsent = ValueView.isAbsent(execution.view().of(value));
        return isAbsent ? right.evaluate(object, execution) : value;
      };
    }
    return (object, execution) -> {
      Object a = execution.view().of(left.evaluate(object, execution));
      Object b = execution.view().of(right.evaluate(object, execution));
      if (ValueView.isAbsent(a) || ValueView.isAbsent(b)) {
        return null;
      }
      try {
        return calculate(arithmetic.operator(), a, b);
      } catch (UnsuitableValue unsuitable) {
        throw execution.fault("PQL502", unsuitable.reason(), arithmetic.span()).build();
      }
    };
  }

  private static Object calculate(
      ArithmeticOperator operator, @Nullable Object a, @Nullable Object b) {
    if (a instanceof Number x && b instanceof Number y) {
      return Calculation.apply(operator, x, y);
    }
    if (operator == ArithmeticOperator.PLUS && (a instanceof String || b instanceof String)) {
      return Texts.of(a) + Texts.of(b);
    }
    throw new UnsuitableValue(
        "\""
            + operator.symbol()
            + "\" cannot be applied to "
            + Kind.of(a).words()
            + " and "
            + Kind.of(b).words());
  }

  // ---- lists, objects and groups

  @Override
  public Evaluator variable(Variable variable) {
    int depth = variable.depth();
    return (object, execution) -> execution.variable(depth);
  }

  /** Compiles the walk of a comprehension; its body is to be compiled by {@code inWalk}. */
  Walk walk(Comprehension comprehension) {
    Evaluator list = compile(comprehension.list());
    Expression filter = comprehension.filter();
    return new Walk(
        list, enclosingWalks, filter == null ? null : inWalk(() -> compileCondition(filter)));
  }

  <T> T inWalk(Supplier<T> compilation) {
    enclosingWalks++;
    T compiled = compilation.get();
    enclosingWalks--;
    return compiled;
  }

  @Override
  public Evaluator comprehension(Comprehension comprehension) {
    if (comprehension.kind().isQuantifier()) {
      return truth(comprehension);
    }
    Walk walk = walk(comprehension);
    Evaluator body = inWalk(() -> compile(comprehension.body()));
    AggregateKind kind = Objects.requireNonNull(AggregateKind.named(comprehension.kind().word()));
    List<Aggregate> aggregate = List.of(new Aggregate("", kind, false, comprehension.body()));
    return (object, execution) -> {
      Accumulator values = Accumulator.make(aggregate, List.of(body), execution).get(0);
      walk.until(
          object,
          execution,
          () -> {
            values.addObject(object);
            return false;
          });
      return values.result();
    };
  }

  @Override
  public Evaluator objectLiteral(ObjectLiteral literal) {
    List<String> names = literal.entries().stream().map(Entry::name).toList();
    List<Evaluator> values =
        literal.entries().stream().map(entry -> compile(entry.value())).toList();
    return (object, execution) -> {
      Map<String, @Nullable Object> made = new LinkedHashMap<>();
      for (int i = 0; i < values.size(); i++) {
        made.put(names.get(i), values.get(i).evaluate(object, execution));
      }
      return new ObjectValue(made);
    };
  }

  @Override
  public Evaluator grouped(Grouped grouped) {
    int index = grouped.index();
    return (object, execution) ->
        object instanceof GroupRow row ? row.values().get(index) : Missing.MISSING;
  }

  // ---- conditions as values

  private Evaluator truth(Expression expression) {
    Condition condition = compileCondition(expression);
    return (object, execution) -> condition.holds(object, execution);
  }

  @Override
  public Evaluator not(Not not) {
    return truth(not);
  }

  @Override
  public Evaluator logic(Logic logic) {
    return truth(logic);
  }

  @Override
  public Evaluator comparison(Comparison comparison) {
    return truth(comparison);
  }

  @Override
  public Evaluator between(Between between) {
    return truth(between);
  }

  @Override
  public Evaluator membership(Membership membership) {
    return truth(membership);
  }

  @Override
  public Evaluator textTest(TextTest test) {
    return truth(test);
  }

  @Override
  public Evaluator isTest(IsTest test) {
    return truth(test);
  }
}
