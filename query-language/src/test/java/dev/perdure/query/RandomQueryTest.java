package dev.perdure.query;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import dev.perdure.query.MemorySource.Thing;
import dev.perdure.query.error.QueryError;
import dev.perdure.query.error.Span;
import dev.perdure.query.source.AttributeType;
import dev.perdure.query.source.QueryParameters;
import dev.perdure.query.syntax.Expression;
import dev.perdure.query.syntax.Expression.Between;
import dev.perdure.query.syntax.Expression.Comparator;
import dev.perdure.query.syntax.Expression.Comparison;
import dev.perdure.query.syntax.Expression.IsKind;
import dev.perdure.query.syntax.Expression.IsTest;
import dev.perdure.query.syntax.Expression.Literal;
import dev.perdure.query.syntax.Expression.Logic;
import dev.perdure.query.syntax.Expression.Member;
import dev.perdure.query.syntax.Expression.Membership;
import dev.perdure.query.syntax.Expression.Name;
import dev.perdure.query.syntax.Expression.Not;
import dev.perdure.query.syntax.Expression.Quantifier;
import dev.perdure.query.syntax.Expression.TextOperator;
import dev.perdure.query.syntax.Expression.TextTest;
import dev.perdure.query.syntax.Page;
import dev.perdure.query.syntax.SelectQuery;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Random conditions over random objects, against an evaluator that is written here once more, as
 * plainly as possible, from the rules of the language and not from its code.
 */
class RandomQueryTest {

  private static final List<String> ATTRIBUTES = List.of("a", "b", "from", "any");

  private static final Span NONE = Span.NONE;

  // ---- properties

  @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
  void aConditionHoldsForTheObjectsThatTheRulesSay(
      @ForAll("conditions") Expression condition, @ForAll("objects") List<Thing> objects) {
    MemorySource source =
        new MemorySource()
            .extent(
                "T",
                false,
                "a",
                AttributeType.ANY,
                "b",
                AttributeType.ANY,
                "from",
                AttributeType.ANY,
                "any",
                AttributeType.ANY,
                "next",
                AttributeType.reference("T"));
    for (Thing object : objects) {
      Thing member = source.add("T");
      member.properties.putAll(object.properties);
      member.with("original", object);
    }
    Query query = Query.of(filter(condition));

    List<Object> found =
        Shop.all(query.execute(source, QueryParameters.none())).stream()
            .map(each -> ((Thing) each).properties.get("original"))
            .toList();

    List<Object> expected =
        objects.stream().filter(each -> holds(condition, each)).map(each -> (Object) each).toList();
    assertThat(found, is(expected));
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void theTextOfAConditionReadsAsAnEqualTree(@ForAll("conditions") Expression condition) {
    Query query = Query.of(filter(condition));

    assertThat(Query.parse(query.toText()), equalTo(query));
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void theTextOfAValueReadsAsAnEqualTree(@ForAll("values") Expression value) {
    Query query =
        Query.of(filter(new Comparison(Quantifier.UNSAID, Comparator.LESS, value, value, NONE)));

    assertThat(Query.parse(query.toText()), equalTo(query));
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void anyTextIsReadOrRefusedWithAPlace(@ForAll("garbage") String text) {
    boolean isInPlace;
    try {
      Query.parse(text);
      isInPlace = true;
    } catch (QueryError error) {
      isInPlace = error.offset() <= text.length() && !error.render().isEmpty();
    }
    assertThat(isInPlace, is(true));
  }

  private static SelectQuery filter(Expression condition) {
    SelectQuery all = SelectQuery.all("T");
    return new SelectQuery(
        all.from(), null, condition, null, false, List.of(), List.of(), Page.WHOLE);
  }

  // ---- the rules, once more

  private static boolean holds(Expression condition, Thing object) {
    if (condition instanceof Not not) {
      return !holds(not.operand(), object);
    }
    if (condition instanceof Logic logic) {
      return logic.isAnd()
          ? logic.operands().stream().allMatch(each -> holds(each, object))
          : logic.operands().stream().anyMatch(each -> holds(each, object));
    }
    if (condition instanceof Comparison test) {
      return compares(test.comparator(), value(test.left(), object), value(test.right(), object));
    }
    if (condition instanceof Between test) {
      Object value = value(test.value(), object);
      boolean isWithin =
          compares(Comparator.AT_LEAST, value, value(test.low(), object))
              && compares(Comparator.AT_MOST, value, value(test.high(), object));
      return isWithin != test.isNegated();
    }
    if (condition instanceof Membership test) {
      Object value = value(test.value(), object);
      boolean isIn =
          test.choices().stream()
              .anyMatch(each -> compares(Comparator.EQUAL, value, value(each, object)));
      return isIn != test.isNegated();
    }
    if (condition instanceof TextTest test) {
      Object value = value(test.value(), object);
      Object wanted = value(test.pattern(), object);
      boolean matches =
          value instanceof String text && wanted instanceof String pattern && like(text, pattern);
      return matches != test.isNegated();
    }
    IsTest test = (IsTest) condition;
    Object value = value(test.value(), object);
    boolean is =
        switch (test.kind()) {
          case NULL -> value == null;
          case EMPTY -> value == null || value.equals("");
          case TRUE -> Boolean.TRUE.equals(value);
          case FALSE -> Boolean.FALSE.equals(value);
          case MISSING ->
              test.value() instanceof Name name && !object.properties.containsKey(name.name());
        };
    return is != test.isNegated();
  }

  private static boolean compares(
      Comparator comparator, @Nullable Object left, @Nullable Object right) {
    boolean areEqual = (left == null || right == null) ? left == right : left.equals(right);
    if (comparator == Comparator.EQUAL || comparator == Comparator.UNEQUAL) {
      return areEqual == (comparator == Comparator.EQUAL);
    }
    Integer order = null;
    if (left instanceof Double x && right instanceof Double y) {
      order = x.compareTo(y);
    } else if (left instanceof String x && right instanceof String y) {
      order = x.compareTo(y);
    } else if (left instanceof Boolean x && right instanceof Boolean y) {
      order = x.compareTo(y);
    }
    if (order == null) {
      return false;
    }
    return switch (comparator) {
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case GREATER -> order > 0;
      default -> order >= 0;
    };
  }

  /** The textbook's recursion. */
  private static boolean like(String text, String pattern) {
    if (pattern.isEmpty()) {
      return text.isEmpty();
    }
    String rest = pattern.substring(1);
    if (pattern.charAt(0) == '%') {
      return like(text, rest) || (!text.isEmpty() && like(text.substring(1), pattern));
    }
    return !text.isEmpty()
        && (pattern.charAt(0) == '_' || pattern.charAt(0) == text.charAt(0))
        && like(text.substring(1), rest);
  }

  private static @Nullable Object value(Expression expression, @Nullable Thing object) {
    if (expression instanceof Literal literal) {
      return literal.value();
    }
    if (expression instanceof Name name) {
      return object == null ? null : object.properties.get(name.name());
    }
    Member member = (Member) expression;
    Thing next = (Thing) value(member.target(), object);
    return next == null ? null : next.properties.get(member.name());
  }

  // ---- what is random

  @Provide
  Arbitrary<List<Thing>> objects() {
    return things(2).list().ofMinSize(4).ofMaxSize(8);
  }

  private static Arbitrary<Thing> things(int depth) {
    Arbitrary<Thing> plain =
        Combinators.combine(plainValues(), plainValues(), plainValues(), Arbitraries.of(0, 1, 2, 3))
            .as(
                (a, b, c, which) -> {
                  Thing thing = new Thing().with("from", c).with("any", 1.0);
                  if ((which & 1) != 0) {
                    thing.with("a", a);
                  }
                  if ((which & 2) != 0) {
                    thing.with("b", b);
                  }
                  return thing;
                });
    return depth == 0
        ? plain
        : Combinators.combine(plain, things(depth - 1).injectNull(0.3))
            .as((thing, next) -> thing.with("next", next));
  }

  private static Arbitrary<@Nullable Object> plainValues() {
    return Arbitraries.of(
        Arrays.asList(null, true, false, 0.0, 1.0, 2.5, "", "a", "ab", "%", "b_"));
  }

  private static Arbitrary<Expression> operands() {
    Arbitrary<Expression> literals =
        plainValues().map(value -> (Expression) new Literal(value, NONE));
    Arbitrary<Expression> names =
        Arbitraries.of(ATTRIBUTES).map(name -> (Expression) new Name(name, NONE));
    Arbitrary<Expression> paths =
        Combinators.combine(Arbitraries.of(ATTRIBUTES), Arbitraries.of(1, 2))
            .as(RandomQueryTest::path);
    // Mostly attributes: two constants compare alike for all objects and test little.
    return Arbitraries.frequencyOf(Tuple.of(2, literals), Tuple.of(5, names), Tuple.of(3, paths));
  }

  private static Expression path(String attribute, int steps) {
    Expression path = new Name("next", NONE);
    for (int i = 1; i < steps; i++) {
      path = new Member(path, "next", NONE, NONE);
    }
    return new Member(path, attribute, NONE, NONE);
  }

  @Provide
  Arbitrary<Expression> conditions() {
    return conditions(3);
  }

  private static Arbitrary<Expression> conditions(int depth) {
    if (depth == 0) {
      return tests();
    }
    Arbitrary<Expression> inner = conditions(depth - 1);
    Arbitrary<Expression> logic =
        Combinators.combine(Arbitraries.of(true, false), inner.list().ofMinSize(2).ofMaxSize(3))
            .as((isAnd, operands) -> new Logic(isAnd, operands, NONE));
    return Arbitraries.frequencyOf(
        Tuple.of(2, tests()),
        Tuple.of(2, logic),
        Tuple.of(1, inner.map(each -> new Not(each, NONE))));
  }

  private static Arbitrary<Expression> tests() {
    Arbitrary<Boolean> negations = Arbitraries.of(true, false);
    Arbitrary<Expression> comparisons =
        Combinators.combine(Arbitraries.of(Comparator.values()), operands(), operands())
            .as((each, a, b) -> new Comparison(Quantifier.UNSAID, each, a, b, NONE));
    Arbitrary<Expression> betweens =
        Combinators.combine(operands(), operands(), operands(), negations)
            .as((a, b, c, not) -> new Between(Quantifier.UNSAID, a, b, c, not, NONE));
    Arbitrary<Expression> memberships =
        Combinators.combine(operands(), operands().list().ofMaxSize(3), negations)
            .as((a, choices, not) -> new Membership(Quantifier.UNSAID, a, choices, not, NONE));
    Arbitrary<String> patterns = Arbitraries.strings().withChars("ab%_").ofMaxLength(4);
    Arbitrary<Expression> likes =
        Combinators.combine(operands(), patterns, negations)
            .as(
                (a, pattern, not) ->
                    new TextTest(
                        Quantifier.UNSAID,
                        TextOperator.LIKE,
                        a,
                        new Literal(pattern, NONE),
                        null,
                        not,
                        NONE));
    Arbitrary<Expression> isTests =
        Combinators.combine(Arbitraries.of(ATTRIBUTES), Arbitraries.of(IsKind.values()), negations)
            .as((name, kind, not) -> new IsTest(new Name(name, NONE), kind, not, NONE));
    return Arbitraries.oneOf(comparisons, betweens, memberships, likes, isTests);
  }

  @Provide
  Arbitrary<Expression> values() {
    return values(4);
  }

  private static Arbitrary<Expression> values(int depth) {
    Arbitrary<Expression> texts =
        Arbitraries.strings().ofMaxLength(8).map(text -> new Literal(text, NONE));
    Arbitrary<Expression> numbers =
        Arbitraries.doubles()
            .between(0, 1e18)
            .map(number -> (Expression) new Literal(number, NONE));
    Arbitrary<Expression> names =
        Arbitraries.strings()
            .withChars("aé `.$0'\"")
            .ofMinLength(1)
            .ofMaxLength(4)
            .map(name -> (Expression) new Name(name, NONE));
    Arbitrary<Expression> leaves = Arbitraries.oneOf(texts, numbers, names);
    if (depth == 0) {
      return leaves;
    }
    Arbitrary<Expression> inner = values(depth - 1);
    Arbitrary<Expression> operations =
        Combinators.combine(Arbitraries.of(Expression.ArithmeticOperator.values()), inner, inner)
            .as((operator, a, b) -> new Expression.Arithmetic(operator, a, b, NONE));
    Arbitrary<Expression> signs =
        Combinators.combine(Arbitraries.of(true, false), inner)
            .as((isMinus, operand) -> new Expression.Sign(isMinus, operand, NONE));
    Arbitrary<Expression> members =
        Combinators.combine(inner, Arbitraries.of("a", "from", "x y"))
            .as((target, name) -> new Member(target, name, NONE, NONE));
    Arbitrary<Expression> calls =
        inner
            .list()
            .ofMaxSize(2)
            .map(arguments -> new Expression.Call("f", false, arguments, NONE, NONE));
    Arbitrary<Expression> comprehensions =
        Combinators.combine(Arbitraries.of(Expression.ComprehensionKind.values()), inner, inner)
            .as(
                (kind, body, list) ->
                    new Expression.Comprehension(kind, body, "c", list, null, NONE));
    Arbitrary<Expression> objects =
        inner.map(
            each ->
                new Expression.ObjectLiteral(
                    List.of(
                        new Expression.Entry("from", each, NONE),
                        new Expression.Entry("x y", each, NONE)),
                    NONE));
    return Arbitraries.oneOf(
        leaves, operations, signs, members, calls, comprehensions, objects, tests());
  }

  @Provide
  Arbitrary<String> garbage() {
    Arbitrary<String> words =
        Arbitraries.of(
            "from",
            "T",
            "t",
            "where",
            "select",
            "order",
            "by",
            "a",
            ".",
            ",",
            "(",
            ")",
            "[",
            "]",
            "=",
            "!=",
            "=>",
            "and",
            "or",
            "not",
            "in",
            "between",
            "like",
            "is",
            "null",
            "any",
            "limit",
            "for",
            "{",
            "}",
            "having",
            "distinct",
            "1",
            "2.5",
            "'x'",
            "'",
            "\"",
            "`",
            "?",
            ":",
            ":p",
            "$0",
            "$",
            "*",
            "/",
            "/*",
            "--",
            "\n",
            "😀",
            "\\",
            ";",
            "count",
            "group",
            "case",
            "end",
            "escape",
            "??",
            "date",
            "'\\u12'",
            "\ud800");
    return words.list().ofMaxSize(12).map(list -> String.join(" ", list));
  }
}
