package org.mozilla.javascript;

import java.util.Arrays;

/**
 * An object or array literal of which a part is evaluated. Held by the stack of a frame. Confined
 * to the turn thread.
 */
public final class LiteralInternals {

  private LiteralInternals() {}

  /**
   * The state of a literal. Immutable, but for the arrays.
   *
   * @param keys of an object literal, NOT_FOUND for one that is yet to be computed; null if it is
   *     an array
   * @param accessors -1 for a getter, 1 for a setter, 0 for a value
   * @param values as far as they are known
   * @param count how many those are
   * @param skipped which elements are left out, or null
   * @param adjustments by how much spreads before an element have moved it, or null
   */
  public record State(
      Object[] keys,
      int[] accessors,
      Object[] values,
      int count,
      int[] skipped,
      int[] adjustments) {}

  public static boolean isLiteral(Object object) {
    return object instanceof NewLiteralStorage;
  }

  public static State state(Object object) {
    NewLiteralStorage literal = (NewLiteralStorage) object;
    Object[] keys = literal.keys == null ? null : literal.keys.clone();
    if (keys != null) {
      // The node of an expression stands for a key until that is computed.
      Arrays.setAll(keys, i -> keys[i] instanceof Node ? Scriptable.NOT_FOUND : keys[i]);
    }
    return new State(
        keys,
        literal.getterSetters,
        literal.values,
        literal.index,
        literal.skipIndexes,
        literal.spreadAdjustments);
  }

  public static Object newLiteral(Context cx, State state) {
    Object literal = NewLiteralStorage.create(cx, state.values.length, state.keys != null);
    setState(literal, state);
    return literal;
  }

  public static void setState(Object object, State state) {
    NewLiteralStorage literal = (NewLiteralStorage) object;
    literal.keys = state.keys;
    literal.getterSetters = state.accessors;
    literal.values = state.values;
    literal.index = state.count;
    literal.skipIndexes = state.skipped;
    literal.spreadAdjustments = state.adjustments;
  }
}
