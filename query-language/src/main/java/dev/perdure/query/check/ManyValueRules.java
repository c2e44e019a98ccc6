package dev.perdure.query.check;

import dev.perdure.query.error.QueryError;
import dev.perdure.query.error.Span;
import dev.perdure.query.syntax.Expression;
import dev.perdure.query.syntax.Expression.Comparator;
import dev.perdure.query.syntax.Expression.Comparison;
import dev.perdure.query.syntax.Expression.IsKind;
import dev.perdure.query.syntax.Expression.IsTest;
import dev.perdure.query.syntax.Expression.Literal;
import dev.perdure.query.syntax.Expression.Not;
import dev.perdure.query.syntax.Expression.Quantifier;
import dev.perdure.query.syntax.QueryText;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Refuses to negate a test over many values that does not say how many must pass. {@code p.tags !=
 * 'x'} reads as "no tag is x" to one person and as "some tag is not x" to the next, and languages
 * that choose one of them silently are a well-known trap.
 *
 * <p>Confined to the thread that checks; used for one query.
 */
final class ManyValueRules {

  private final Faults faults;
  private final Deque<Not> enclosing = new ArrayDeque<>();

  ManyValueRules(Faults faults) {
    this.faults = faults;
  }

  void enterNot(Not not) {
    enclosing.push(not);
  }

  void leaveNot() {
    enclosing.pop();
  }

  /** Refuses a test over many values if it is negated by itself or by a {@code not} around it. */
  void refuseIfNegated(Expression test, Expression path, boolean isNegated) {
    String written = QueryText.of(path);
    if (isNegated && test instanceof Comparison comparison) {
      throw faults.ambiguous("\"!=\"", written, test.span(), hintForUnequal(comparison, path));
    }
    if (isNegated || !enclosing.isEmpty()) {
      throw faults.ambiguous(
          "\"not\"",
          written,
          isNegated ? test.span() : enclosing.getLast().span(),
          "Say how many must pass: put any, all or none before "
              + written
              + " in place of \"not\".");
    }
  }

  private static String hintForUnequal(Comparison comparison, Expression path) {
    boolean isLeft = path == comparison.left();
    Expression other = isLeft ? comparison.right() : comparison.left();
    String equal = written(Quantifier.NONE, Comparator.EQUAL, path, other);
    String any = written(Quantifier.ANY, Comparator.UNEQUAL, path, other);
    String all = written(Quantifier.ALL, Comparator.UNEQUAL, path, other);
    return "Write  " + equal + "  (no value is it),  " + any + "  or  " + all;
  }

  private static String written(
      Quantifier quantifier, Comparator comparator, Expression path, Expression other) {
    return QueryText.of(new Comparison(quantifier, comparator, path, other, Span.NONE));
  }

  QueryError ambiguousIsTest(IsTest test) {
    String path = QueryText.of(test.value());
    String word = test.kind() == IsKind.MISSING ? "null" : QueryText.of(literal(test.kind()));
    String comparator = test.isNegated() ? " != " : " = ";
    return faults.ambiguous(
        "\"is\"",
        path,
        test.span(),
        "Say how many must pass, as in  any " + path + comparator + word);
  }

  private static Expression literal(IsKind kind) {
    Object value =
        switch (kind) {
          case TRUE -> true;
          case FALSE -> false;
          case NULL, MISSING, EMPTY -> null;
        };
    return new Literal(value, Span.NONE);
  }
}
