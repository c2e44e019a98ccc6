package dev.perdure.query.values;

import dev.perdure.query.source.Missing;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Equality of values, as an object with {@code equals} and {@code hashCode}: null and missing are
 * one value, numbers are equal by value whatever their type, NaN to itself, dates by their time,
 * objects and lists by identity.
 *
 * <p>Immutable.
 */
public final class ValueKey {

  private static final ValueKey ABSENT = new ValueKey(Missing.MISSING, false);

  private static final double LONG_LIMIT = 0x1p63;

  private final Object canonical;
  private final boolean isIdentity;

  private ValueKey(Object canonical, boolean isIdentity) {
    this.canonical = canonical;
    this.isIdentity = isIdentity;
  }

  /** Returns the key of a value as it came from the host. */
  public static ValueKey of(@Nullable Object value, ValueView view) {
    Object plain = view.of(value);
    if (value == null || plain == null || plain == Missing.MISSING) {
      return ABSENT;
    }
    if (plain instanceof Number number) {
      return new ValueKey(canonical(number), false);
    }
    Kind kind = Kind.of(plain);
    boolean isIdentity = kind == Kind.LIST || kind == Kind.OBJECT;
    return new ValueKey(isIdentity ? value : plain, isIdentity);
  }

  private static Object canonical(Number number) {
    if (number instanceof BigInteger whole) {
      return whole.bitLength() < Long.SIZE ? (Object) whole.longValue() : whole;
    }
    double value = number.doubleValue();
    if (!Numbers.isWhole(number)) {
      return value;
    }
    return Math.abs(value) < LONG_LIMIT ? (Object) (long) value : Numbers.whole(number);
  }

  /** Returns whether two values as they came from the host are equal. */
  public static boolean areEqual(@Nullable Object a, @Nullable Object b, ValueView view) {
    if (a == b) {
      return true;
    }
    if (a instanceof String x && b instanceof String y) {
      return x.equals(y);
    }
    if (a instanceof Double x && b instanceof Double y) {
      return x.doubleValue() == y.doubleValue() || (x.isNaN() && y.isNaN());
    }
    return of(a, view).equals(of(b, view));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof ValueKey key) || isIdentity != key.isIdentity) {
      return false;
    }
    return isIdentity ? canonical == key.canonical : canonical.equals(key.canonical);
  }

  @Override
  public int hashCode() {
    return isIdentity ? System.identityHashCode(canonical) : canonical.hashCode();
  }
}
