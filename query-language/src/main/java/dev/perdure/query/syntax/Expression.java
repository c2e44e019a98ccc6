package dev.perdure.query.syntax;

import dev.perdure.query.error.Span;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Anything that has a value for an object of the extent: a path, a literal, a condition.
 *
 * <p>A new kind is a new method of {@link Visitor}, so that no phase can overlook it.
 *
 * <p>Immutable. Equal if they say the same, wherever they stand in their texts.
 */
public sealed interface Expression {

  /** Returns the place in the text from which this was read. */
  Span span();

  /** Returns the name that the value has where none is said for it; null if it needs one. */
  default @Nullable String ownName() {
    return null;
  }

  /** Calls the visitor's method for this kind of expression. */
  <R extends @Nullable Object> R accept(Visitor<R> visitor);

  /** One method for each kind of expression. */
  interface Visitor<R extends @Nullable Object> {
    R literal(Literal literal);

    R moment(Moment moment);

    R parameter(Parameter parameter);

    R self(Self self);

    R name(Name name);

    R member(Member member);

    R call(Call call);

    R countAll(CountAll countAll);

    R sign(Sign sign);

    R arithmetic(Arithmetic arithmetic);

    R not(Not not);

    R logic(Logic logic);

    R comparison(Comparison comparison);

    R between(Between between);

    R membership(Membership membership);

    R textTest(TextTest textTest);

    R isTest(IsTest isTest);

    R variable(Variable variable);

    R comprehension(Comprehension comprehension);

    R objectLiteral(ObjectLiteral object);

    R grouped(Grouped grouped);
  }

  /** A constant: null, a {@code Boolean}, a {@code String}, a {@code Double} or a BigInteger. */
  record Literal(@Nullable Object value, Span span) implements Expression {
    public Literal {
      if (value instanceof Double || value instanceof BigInteger) {
        double size = ((Number) value).doubleValue();
        if (!(size >= 0) || value.equals(Double.POSITIVE_INFINITY)) {
          throw new IllegalArgumentException("No literal is " + value + ": use a Sign.");
        }
      } else if (value != null && !(value instanceof Boolean || value instanceof String)) {
        throw new IllegalArgumentException(value.getClass() + " is no literal: use a Parameter.");
      }
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.literal(this);
    }
  }

  /** A date or a time as it was written: which instant it is depends on the zone. */
  record Moment(MomentKind kind, String text, Span span) implements Expression {
    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.moment(this);
    }
  }

  /** The kinds of {@link Moment}. */
  enum MomentKind {
    DATE,
    TIMESTAMP
  }

  /** A value handed in with the execution, by name or else by its position from 0. */
  record Parameter(@Nullable String name, int position, Span span) implements Expression {
    public static Parameter named(String name, Span span) {
      return new Parameter(name, -1, span);
    }

    public static Parameter at(int position, Span span) {
      return new Parameter(null, position, span);
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.parameter(this);
    }
  }

  /** The object at hand: {@code this}. */
  record Self(Span span) implements Expression {
    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.self(this);
    }
  }

  /** A name that the checker has yet to resolve, to the alias or to an attribute of the object. */
  record Name(String name, Span span) implements Expression {
    @Override
    public String ownName() {
      return name;
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.name(this);
    }
  }

  /** One step of a path. The name's own place is kept for messages. */
  record Member(Expression target, String name, Span nameSpan, Span span) implements Expression {
    @Override
    public String ownName() {
      return name;
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.member(this);
    }
  }

  /**
   * A call of a function or of an aggregate.
   *
   * @param isDistinct whether equal values count once; said of aggregates only
   */
  record Call(
      String function, boolean isDistinct, List<Expression> arguments, Span nameSpan, Span span)
      implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public String ownName() {
      return function;
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.call(this);
    }
  }

  /** {@code count(*)}. */
  record CountAll(Span span) implements Expression {
    @Override
    public String ownName() {
      return "count";
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.countAll(this);
    }
  }

  /** A minus or a plus before its operand. */
  record Sign(boolean isMinus, Expression operand, Span span) implements Expression {
    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.sign(this);
    }
  }

  /** An operation on two values. */
  record Arithmetic(ArithmeticOperator operator, Expression left, Expression right, Span span)
      implements Expression {
    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.arithmetic(this);
    }
  }

  /** The operators of {@link Arithmetic}. */
  enum ArithmeticOperator {
    TIMES("*"),
    DIVIDED_BY("/"),
    REMAINDER("%"),
    PLUS("+"),
    MINUS("-"),
    OR_ELSE("??");

    private final String symbol;

    ArithmeticOperator(String symbol) {
      this.symbol = symbol;
    }

    public String symbol() {
      return symbol;
    }
  }

  /** The contrary of a condition. */
  record Not(Expression operand, Span span) implements Expression {
    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.not(this);
    }
  }

  /** Two or more conditions joined by {@code and}, or by {@code or}. */
  record Logic(boolean isAnd, List<Expression> operands, Span span) implements Expression {
    public Logic {
      operands = List.copyOf(operands);
      if (operands.size() < 2) {
        throw new IllegalArgumentException("Nothing to join: " + operands + ".");
      }
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.logic(this);
    }
  }

  /** How many of a path's values must pass a test. */
  enum Quantifier {
    /** Not said: the path has one value, or any of its values will do. */
    UNSAID,
    ANY,
    ALL,
    NONE
  }

  /** A comparison of two values. */
  record Comparison(
      Quantifier quantifier, Comparator comparator, Expression left, Expression right, Span span)
      implements Expression {
    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.comparison(this);
    }
  }

  /** The operators of {@link Comparison}. */
  enum Comparator {
    EQUAL("="),
    UNEQUAL("!="),
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">=");

    private final String symbol;

    Comparator(String symbol) {
      this.symbol = symbol;
    }

    public String symbol() {
      return symbol;
    }
  }

  /** Whether a value lies between two others, both included. */
  record Between(
      Quantifier quantifier,
      Expression value,
      Expression low,
      Expression high,
      boolean isNegated,
      Span span)
      implements Expression {
    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.between(this);
    }
  }

  /** Whether a value is one of the choices; a choice that is a list stands for its elements. */
  record Membership(
      Quantifier quantifier,
      Expression value,
      List<Expression> choices,
      boolean isNegated,
      Span span)
      implements Expression {
    public Membership {
      choices = List.copyOf(choices);
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.membership(this);
    }
  }

  /** A test of a text against another. The escape character is only said for {@code like}. */
  record TextTest(
      Quantifier quantifier,
      TextOperator operator,
      Expression value,
      Expression pattern,
      @Nullable String escape,
      boolean isNegated,
      Span span)
      implements Expression {
    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.textTest(this);
    }
  }

  /** The operators of {@link TextTest}, each with and without regard to case. */
  enum TextOperator {
    LIKE("like", false),
    ILIKE("ilike", true),
    CONTAINS("contains", false),
    CONTAINS_IGNORING_CASE("contains [c]", true),
    STARTS_WITH("starts with", false),
    STARTS_WITH_IGNORING_CASE("starts with [c]", true),
    ENDS_WITH("ends with", false),
    ENDS_WITH_IGNORING_CASE("ends with [c]", true);

    private final String words;
    private final boolean ignoresCase;

    TextOperator(String words, boolean ignoresCase) {
      this.words = words;
      this.ignoresCase = ignoresCase;
    }

    public String words() {
      return words;
    }

    public boolean ignoresCase() {
      return ignoresCase;
    }
  }

  /** A test of what kind of value there is. */
  record IsTest(Expression value, IsKind kind, boolean isNegated, Span span) implements Expression {
    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.isTest(this);
    }
  }

  /**
   * The element at hand of a {@link Comprehension}; the checker makes it of a {@link Name}.
   *
   * @param depth how many comprehensions are around the one that it belongs to
   */
  record Variable(String name, int depth, Span span) implements Expression {
    @Override
    public String ownName() {
      return name;
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.variable(this);
    }
  }

  /**
   * One value of the elements of a list: {@code any(c.score > 3 for c in p.comments)}.
   *
   * @param body a condition if the kind is a quantifier, else the value to take of each element
   * @param variable the name of the element at hand
   * @param filter which elements to look at; null for all
   */
  record Comprehension(
      ComprehensionKind kind,
      Expression body,
      String variable,
      Expression list,
      @Nullable Expression filter,
      Span span)
      implements Expression {
    @Override
    public String ownName() {
      return kind.word();
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.comprehension(this);
    }
  }

  /** What a {@link Comprehension} makes of the elements. */
  enum ComprehensionKind {
    ANY,
    ALL,
    NONE,
    COUNT,
    SUM,
    AVG,
    MIN,
    MAX,
    LIST;

    /** Returns whether it asks how many elements meet a condition. */
    public boolean isQuantifier() {
      return this == ANY || this == ALL || this == NONE;
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A new object with these values: {@code {a: p.author, n: count(*)}}. */
  record ObjectLiteral(List<Entry> entries, Span span) implements Expression {
    public ObjectLiteral {
      entries = List.copyOf(entries);
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.objectLiteral(this);
    }
  }

  /** A value of an {@link ObjectLiteral} under its name. */
  record Entry(String name, Expression value, Span span) {}

  /**
   * A value of the group at hand, by its place among the keys and aggregates of the grouping; the
   * checker puts it in the place of the key or the aggregate.
   */
  record Grouped(int index, Expression original, Span span) implements Expression {
    @Override
    public @Nullable String ownName() {
      return original.ownName();
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.grouped(this);
    }
  }

  /** The kinds of {@link IsTest}. */
  enum IsKind {
    NULL,
    MISSING,
    EMPTY,
    TRUE,
    FALSE
  }
}
