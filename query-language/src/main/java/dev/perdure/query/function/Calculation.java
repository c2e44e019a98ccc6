package dev.perdure.query.function;

import dev.perdure.query.syntax.Expression.ArithmeticOperator;
import dev.perdure.query.values.Numbers;
import java.math.BigInteger;

/**
 * Arithmetic on plain numbers: exact if one is a big integer and both are whole, else on doubles as
 * in JavaScript.
 *
 * <p>Immutable.
 */
public final class Calculation {

  private Calculation() {}

  /**
   * Returns the result of an operation.
   *
   * @throws UnsuitableValue if a big integer is divided by zero, for which it has no infinity
   */
  public static Number apply(ArithmeticOperator operator, Number a, Number b) {
    boolean isBig = a instanceof BigInteger || b instanceof BigInteger;
    return isBig && Numbers.isWhole(a) && Numbers.isWhole(b)
        ? exact(operator, Numbers.whole(a), Numbers.whole(b))
        : (Number) approximate(operator, a.doubleValue(), b.doubleValue());
  }

  private static BigInteger exact(ArithmeticOperator operator, BigInteger a, BigInteger b) {
    boolean isDivision =
        operator == ArithmeticOperator.DIVIDED_BY || operator == ArithmeticOperator.REMAINDER;
    if (isDivision && b.signum() == 0) {
      throw new UnsuitableValue("a big integer cannot be divided by zero");
    }
    return switch (operator) {
      case TIMES -> a.multiply(b);
      case DIVIDED_BY -> a.divide(b);
      case REMAINDER -> a.remainder(b);
      case PLUS -> a.add(b);
      case MINUS -> a.subtract(b);
      case OR_ELSE -> a;
    };
  }

  private static double approximate(ArithmeticOperator operator, double a, double b) {
    return switch (operator) {
      case TIMES -> a * b;
      case DIVIDED_BY -> a / b;
      case REMAINDER -> a % b;
      case PLUS -> a + b;
      case MINUS -> a - b;
      case OR_ELSE -> a;
    };
  }
}
