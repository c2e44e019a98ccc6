package dev.perdure.query.function;

import dev.perdure.query.syntax.Expression.ArithmeticOperator;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Functions of numbers. A big integer stays one where the result is whole.
 *
 * <p>Immutable.
 */
final class NumberFunctions {

  /** A double has no digits beyond. */
  private static final int MOST_DIGITS = 400;

  private NumberFunctions() {}

  static void register() {
    Functions.define("abs", 1, 1, a -> abs(a.number(0)));
    Functions.define("ceil", 1, 1, a -> unlessBig(a.number(0), Math.ceil(value(a, 0))));
    Functions.define("floor", 1, 1, a -> unlessBig(a.number(0), Math.floor(value(a, 0))));
    Functions.define("round", 1, 2, NumberFunctions::round);
    Functions.define("sqrt", 1, 1, a -> Math.sqrt(value(a, 0)));
    Functions.define("pow", 2, 2, a -> Math.pow(value(a, 0), value(a, 1)));
    Functions.define(
        "mod",
        2,
        2,
        a -> Calculation.apply(ArithmeticOperator.REMAINDER, a.number(0), a.number(1)));
    Functions.define("sign", 1, 1, a -> Math.signum(value(a, 0)));
  }

  private static double value(Arguments arguments, int index) {
    return arguments.number(index).doubleValue();
  }

  private static Number abs(Number number) {
    return number instanceof BigInteger whole
        ? (Number) whole.abs()
        : (Number) Math.abs(number.doubleValue());
  }

  private static Number unlessBig(Number number, double rounded) {
    return number instanceof BigInteger ? number : (Number) rounded;
  }

  /** Rounds half away from zero, to a number of digits after the point or, if negative, before. */
  private static Number round(Arguments arguments) {
    Number number = arguments.number(0);
    int digits = arguments.count() == 2 ? arguments.position(1) : 0;
    boolean isUnchanged =
        number instanceof BigInteger
            || !Double.isFinite(number.doubleValue())
            || digits > MOST_DIGITS;
    if (isUnchanged) {
      return number;
    }
    if (digits < -MOST_DIGITS) {
      return 0.0;
    }
    // The shortest decimal, not the binary value: 1.005 is meant as it is written.
    return new BigDecimal(number.toString()).setScale(digits, RoundingMode.HALF_UP).doubleValue();
  }
}
