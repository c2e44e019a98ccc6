package dev.perdure.query.execute;

import dev.perdure.query.source.Missing;
import dev.perdure.query.syntax.Expression;
import dev.perdure.query.syntax.Expression.Between;
import dev.perdure.query.syntax.Expression.Comparator;
import dev.perdure.query.syntax.Expression.Comparison;
import dev.perdure.query.syntax.Expression.Comprehension;
import dev.perdure.query.syntax.Expression.IsTest;
import dev.perdure.query.syntax.Expression.Literal;
import dev.perdure.query.syntax.Expression.Logic;
import dev.perdure.query.syntax.Expression.Member;
import dev.perdure.query.syntax.Expression.Membership;
import dev.perdure.query.syntax.Expression.Moment;
import dev.perdure.query.syntax.Expression.Not;
import dev.perdure.query.syntax.Expression.Parameter;
import dev.perdure.query.syntax.Expression.Quantifier;
import dev.perdure.query.syntax.Expression.TextOperator;
import dev.perdure.query.syntax.Expression.TextTest;
import dev.perdure.query.values.Kind;
import dev.perdure.query.values.ValueKey;
import dev.perdure.query.values.ValueOrder;
import dev.perdure.query.values.ValueView;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compiles expressions that hold or not.
 *
 * <p>The logic has two values: a test with a null or missing side fails, except that null equals
 * null, and its negation holds.
 *
 * <p>Confined to the thread that prepares the query.
 */
final class ConditionCompiler {

  private final ExpressionCompiler values;
  private int enclosingNots;

  ConditionCompiler(ExpressionCompiler values) {
    this.values = values;
  }

  Condition compile(Expression expression) {
    if (expression instanceof Not not) {
      return not(not);
    }
    if (expression instanceof Logic logic) {
      return logic(logic);
    }
    if (expression instanceof Comparison comparison) {
      return comparison(comparison);
    }
    if (expression instanceof Between between) {
      return between(between);
    }
    if (expression instanceof Membership membership) {
      return membership(membership);
    }
    if (expression instanceof TextTest test) {
      return textTest(test);
    }
    if (expression instanceof Comprehension comprehension && comprehension.kind().isQuantifier()) {
      return quantifier(comprehension);
    }
    return expression instanceof IsTest test ? isTest(test) : truthOf(expression);
  }

  private Condition quantifier(Comprehension comprehension) {
    Walk walk = values.walk(comprehension);
    Condition body = values.inWalk(() -> compile(comprehension.body()));
    return switch (comprehension.kind()) {
      case ANY ->
          (object, execution) -> walk.until(object, execution, () -> body.holds(object, execution));
      case NONE ->
          (object, execution) ->
              !walk.until(object, execution, () -> body.holds(object, execution));
      default ->
          (object, execution) ->
              !walk.until(object, execution, () -> !body.holds(object, execution));
    };
  }

  /** A value that stands where a condition should must be true, false or absent. */
  private Condition truthOf(Expression expression) {
    Evaluator evaluator = values.compile(expression);
    return (object, execution) -> {
      Object value = evaluator.evaluate(object, execution);
      Object plain = execution.view().of(value);
      if (plain instanceof Boolean truth) {
        return truth;
      }
      if (ValueView.isAbsent(plain)) {
        return false;
      }
      String kind = value instanceof ManyValues ? "a list" : Kind.of(plain).words();
      throw execution
          .fault(
              "PQL503",
              execution.written(expression) + " is " + kind + ", where true or false is needed",
              expression.span())
          .build();
    };
  }

  // ---- logic

  private Condition not(Not not) {
    enclosingNots++;
    Condition operand = compile(not.operand());
    enclosingNots--;
    return (object, execution) -> !operand.holds(object, execution);
  }

  private Condition logic(Logic logic) {
    List<Condition> operands = logic.operands().stream().map(this::compile).toList();
    boolean isAnd = logic.isAnd();
    return (object, execution) -> {
      for (Condition operand : operands) {
        if (operand.holds(object, execution) != isAnd) {
          return !isAnd;
        }
      }
      return isAnd;
    };
  }

  // ---- comparisons

  private Condition comparison(Comparison comparison) {
    Evaluator left = values.compile(comparison.left());
    Evaluator right = values.compile(comparison.right());
    Comparator comparator = comparison.comparator();
    boolean isNegated = comparator == Comparator.UNEQUAL || enclosingNots > 0;
    String word = comparator == Comparator.UNEQUAL ? "\"!=\"" : "\"not\"";
    boolean rightIsPath = isPath(comparison.right());
    return (object, execution) -> {
      Object a = left.evaluate(object, execution);
      Object b = right.evaluate(object, execution);
      List<? extends @Nullable Object> others = execution.elements(b);
      if (others != null && !rightIsPath) {
        throw listAsSingle(comparator.symbol(), comparison.right(), execution);
      }
      if (others != null && isNegated) {
        throw Quantified.ambiguous(word, comparison.right(), comparison, execution);
      }
      Quantified.ElementTest test =
          others == null
              ? value -> Comparisons.hold(comparator, value, b, execution.view())
              : value ->
                  others.stream()
                      .anyMatch(
                          other -> Comparisons.hold(comparator, value, other, execution.view()));
      List<? extends @Nullable Object> elements = execution.elements(a);
      if (elements != null && isUnsaid(comparison.quantifier())) {
        if (!isPath(comparison.left())) {
          throw listAsSingle(comparator.symbol(), comparison.left(), execution);
        }
        if (isNegated) {
          throw Quantified.ambiguous(word, comparison.left(), comparison, execution);
        }
      }
      return Quantified.holds(comparison.quantifier(), elements, a, execution.view(), test);
    };
  }

  private static boolean isUnsaid(Quantifier quantifier) {
    return quantifier == Quantifier.UNSAID;
  }

  private static boolean isPath(Expression expression) {
    return expression instanceof Member
        || expression instanceof Expression.Self
        || expression instanceof Expression.Variable
        || expression instanceof Expression.Grouped;
  }

  private static RuntimeException listAsSingle(
      String operator, Expression expression, Execution execution) {
    return execution
        .fault(
            "PQL504",
            "\""
                + operator
                + "\" takes a single value: "
                + execution.written(expression)
                + " is a list",
            expression.span())
        .hint("To look for one of several values, write \"in\".")
        .build();
  }

  private Condition between(Between between) {
    Evaluator value = values.compile(between.value());
    Evaluator low = values.compile(between.low());
    Evaluator high = values.compile(between.high());
    boolean isNegated = between.isNegated() || enclosingNots > 0;
    return (object, execution) -> {
      Object a = value.evaluate(object, execution);
      ValueView view = execution.view();
      Object from = view.of(low.evaluate(object, execution));
      Object to = view.of(high.evaluate(object, execution));
      List<? extends @Nullable Object> elements = execution.elements(a);
      if (elements != null && isUnsaid(between.quantifier()) && isNegated) {
        throw Quantified.ambiguous("\"not\"", between.value(), between, execution);
      }
      return Quantified.holds(
          between.quantifier(),
          elements,
          a,
          view,
          each -> isWithin(view.of(each), from, to) != between.isNegated());
    };
  }

  private static boolean isWithin(
      @Nullable Object plain, @Nullable Object from, @Nullable Object to) {
    Integer toLow = ValueOrder.compareAlike(plain, from);
    Integer toHigh = ValueOrder.compareAlike(plain, to);
    return toLow != null && toLow >= 0 && toHigh != null && toHigh <= 0;
  }

  // ---- in

  private Condition membership(Membership membership) {
    Evaluator value = values.compile(membership.value());
    List<Evaluator> choices = membership.choices().stream().map(values::compile).toList();
    boolean areConstant = membership.choices().stream().allMatch(ConditionCompiler::isConstant);
    boolean isNegated = membership.isNegated() || enclosingNots > 0;
    return (object, execution) -> {
      Object a = value.evaluate(object, execution);
      List<? extends @Nullable Object> elements = execution.elements(a);
      if (elements != null && isUnsaid(membership.quantifier()) && isNegated) {
        throw Quantified.ambiguous("\"not\"", membership.value(), membership, execution);
      }
      Set<ValueKey> keys =
          areConstant
              ? execution.constant(membership, () -> keys(choices, object, execution))
              : keys(choices, object, execution);
      return Quantified.holds(
          membership.quantifier(),
          elements,
          a,
          execution.view(),
          each -> keys.contains(ValueKey.of(each, execution.view())) != membership.isNegated());
    };
  }

  private static boolean isConstant(Expression expression) {
    return expression instanceof Literal
        || expression instanceof Moment
        || expression instanceof Parameter;
  }

  private static Set<ValueKey> keys(
      List<Evaluator> choices, @Nullable Object object, Execution execution) {
    Set<ValueKey> keys = new HashSet<>();
    for (Evaluator choice : choices) {
      Object value = choice.evaluate(object, execution);
      List<? extends @Nullable Object> elements = execution.elements(value);
      if (elements == null) {
        keys.add(ValueKey.of(value, execution.view()));
      } else {
        elements.forEach(each -> keys.add(ValueKey.of(each, execution.view())));
      }
    }
    return keys;
  }

  // ---- texts

  private Condition textTest(TextTest test) {
    Evaluator value = values.compile(test.value());
    Evaluator pattern = values.compile(test.pattern());
    boolean isNegated = test.isNegated() || enclosingNots > 0;
    boolean asksForElement =
        test.operator() == TextOperator.CONTAINS && isUnsaid(test.quantifier());
    TextMatching matching = new TextMatching(test);
    return (object, execution) -> {
      Object a = value.evaluate(object, execution);
      Object wanted = pattern.evaluate(object, execution);
      List<? extends @Nullable Object> elements = execution.elements(a);
      if (elements != null && asksForElement) {
        boolean isThere =
            elements.stream().anyMatch(each -> ValueKey.areEqual(each, wanted, execution.view()));
        return isThere != test.isNegated();
      }
      if (elements != null && isUnsaid(test.quantifier()) && isNegated) {
        throw Quantified.ambiguous("\"not\"", test.value(), test, execution);
      }
      Object plainWanted = execution.view().of(wanted);
      return Quantified.holds(
          test.quantifier(),
          elements,
          a,
          execution.view(),
          each ->
              matching.matches(execution.view().of(each), plainWanted, execution)
                  != test.isNegated());
    };
  }

  // ---- is

  private Condition isTest(IsTest test) {
    Evaluator value = values.compile(test.value());
    return (object, execution) -> {
      Object a = value.evaluate(object, execution);
      boolean isEmptyTest = test.kind() == Expression.IsKind.EMPTY;
      if (a instanceof ManyValues && !isEmptyTest) {
        throw Quantified.ambiguous("\"is\"", test.value(), test, execution);
      }
      return isOfKind(test.kind(), a, execution) != test.isNegated();
    };
  }

  private static boolean isOfKind(
      Expression.IsKind kind, @Nullable Object value, Execution execution) {
    Object plain = execution.view().of(value);
    return switch (kind) {
      case NULL -> ValueView.isAbsent(plain);
      case MISSING -> plain == Missing.MISSING;
      case EMPTY -> {
        List<? extends @Nullable Object> elements = execution.elements(value);
        yield elements == null ? ValueView.isAbsent(plain) || "".equals(plain) : elements.isEmpty();
      }
      case TRUE -> Boolean.TRUE.equals(plain);
      case FALSE -> Boolean.FALSE.equals(plain);
    };
  }
}
