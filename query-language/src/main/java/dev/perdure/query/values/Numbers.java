package dev.perdure.query.values;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;

/**
 * Numbers by their mathematical value, whether they are doubles or big integers.
 *
 * <p>Immutable.
 */
public final class Numbers {

  private static final double LARGEST_PLAIN = 1e21;

  private Numbers() {}

  /** Compares two plain numbers; NaN is equal to itself and greater than all others. */
  public static int compare(Number a, Number b) {
    if (a instanceof Double x && b instanceof Double y) {
      // Not Double.compare: the two zeros are the same number.
      return x < y ? -1 : x > y ? 1 : x.equals(y) || x == 0 ? 0 : nanOrder(x, y);
    }
    if (a instanceof Double x && !Double.isFinite(x)) {
      return x == Double.NEGATIVE_INFINITY ? -1 : 1;
    }
    if (b instanceof Double y && !Double.isFinite(y)) {
      return y == Double.NEGATIVE_INFINITY ? 1 : -1;
    }
    return decimal(a).compareTo(decimal(b));
  }

  private static int nanOrder(double x, double y) {
    return Boolean.compare(Double.isNaN(x), Double.isNaN(y));
  }

  private static BigDecimal decimal(Number number) {
    return number instanceof BigInteger whole
        ? new BigDecimal(whole)
        : new BigDecimal(number.doubleValue());
  }

  public static boolean isNaN(Number number) {
    return number instanceof Double value && value.isNaN();
  }

  /** Returns whether the number is whole; no infinity is. */
  public static boolean isWhole(Number number) {
    return number instanceof BigInteger
        || (number instanceof Double value && Double.isFinite(value) && value == Math.rint(value));
  }

  /** Returns a whole number as a big integer. */
  public static BigInteger whole(Number number) {
    return number instanceof BigInteger whole ? whole : decimal(number).toBigIntegerExact();
  }

  /** Returns the number as JavaScript writes it in a text. */
  public static String text(Number number) {
    if (number instanceof BigInteger) {
      return number.toString();
    }
    double value = number.doubleValue();
    if (isWhole(number) && Math.abs(value) < LARGEST_PLAIN) {
      return decimal(number).toBigIntegerExact().toString();
    }
    if (Math.abs(value) >= 1e-6 && Math.abs(value) < LARGEST_PLAIN) {
      return new BigDecimal(Double.toString(value)).toPlainString();
    }
    return Double.toString(value)
        .toLowerCase(Locale.ROOT)
        .replace(".0e", "e")
        .replaceFirst("e(\\d)", "e+$1")
        .replace("nan", "NaN")
        .replace("infinity", "Infinity");
  }
}
