package dev.perdure.query.execute;

import dev.perdure.query.syntax.Expression.Comparator;
import dev.perdure.query.values.ValueKey;
import dev.perdure.query.values.ValueOrder;
import dev.perdure.query.values.ValueView;
import org.jspecify.annotations.Nullable;

/**
 * Compares two single values.
 *
 * <p>Immutable.
 */
final class Comparisons {

  private Comparisons() {}

  static boolean hold(
      Comparator comparator, @Nullable Object left, @Nullable Object right, ValueView view) {
    if (comparator == Comparator.EQUAL || comparator == Comparator.UNEQUAL) {
      return ValueKey.areEqual(left, right, view) == (comparator == Comparator.EQUAL);
    }
    Integer order = ValueOrder.compareAlike(view.of(left), view.of(right));
    if (order == null) {
      return false;
    }
    return switch (comparator) {
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case GREATER -> order > 0;
      case AT_LEAST -> order >= 0;
      case EQUAL, UNEQUAL -> throw new IllegalStateException("Equality has no order.");
    };
  }
}
