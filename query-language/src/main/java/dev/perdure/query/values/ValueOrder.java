package dev.perdure.query.values;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The order of plain values.
 *
 * <p>Immutable.
 */
public final class ValueOrder {

  private ValueOrder() {}

  /**
   * Compares any two values for a sort: by {@link Kind} first, then within the kind. All objects
   * are alike, and so are all lists, so that a stable sort leaves them as they came.
   */
  public static int compare(@Nullable Object a, @Nullable Object b) {
    Kind kind = Kind.of(a);
    int byKind = kind.compareTo(Kind.of(b));
    return byKind != 0 || a == null || b == null ? byKind : within(kind, a, b);
  }

  /**
   * Compares two values for a test such as {@code <}; null if the test fails whichever way it asks:
   * if a side is null, missing or NaN, or if the sides are of different kinds or have no order.
   */
  public static @Nullable Integer compareAlike(@Nullable Object a, @Nullable Object b) {
    Kind kind = Kind.of(a);
    if (a == null || b == null || kind != Kind.of(b)) {
      return null;
    }
    return switch (kind) {
      case NULL, LIST, OBJECT -> null;
      case NUMBER ->
          Numbers.isNaN((Number) a) || Numbers.isNaN((Number) b) ? null : within(kind, a, b);
      case BOOLEAN, TEXT, DATE -> within(kind, a, b);
    };
  }

  private static int within(Kind kind, Object a, Object b) {
    return switch (kind) {
      case NULL, LIST, OBJECT -> 0;
      case BOOLEAN -> Boolean.compare((Boolean) a, (Boolean) b);
      case NUMBER -> Numbers.compare((Number) a, (Number) b);
      case TEXT -> ((String) a).compareTo((String) b);
      case DATE -> ((Instant) a).compareTo((Instant) b);
    };
  }
}
