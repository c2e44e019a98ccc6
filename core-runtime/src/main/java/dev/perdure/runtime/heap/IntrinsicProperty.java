package dev.perdure.runtime.heap;

import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Slot;
import org.mozilla.javascript.SlotView;

/**
 * A property of an intrinsic as it was at some time. Immutable.
 *
 * @param slot a copy
 * @param value what a property that Rhino computes had for value; null for all others, whose slots
 *     hold theirs
 */
record IntrinsicProperty(Slot slot, @Nullable Object value) {

  /** What a property is now; null if there is none. */
  static @Nullable IntrinsicProperty of(@Nullable Slot slot, ScriptableObject owner) {
    if (slot == null) {
      return null;
    }
    return new IntrinsicProperty(
        SlotView.copy(slot),
        SlotView.isAssignable(slot) ? SlotView.currentValue(slot, owner) : null);
  }

  static boolean isSame(@Nullable IntrinsicProperty one, @Nullable IntrinsicProperty other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    return SlotView.same(one.slot, other.slot) && SlotView.sameValue(one.value, other.value);
  }

  /** Gives the value to the intrinsic's own slot, which was made from a copy of this one. */
  void assignTo(Slot own, ScriptableObject owner) {
    if (SlotView.isAssignable(own)) {
      SlotView.assign(own, owner, value);
    }
  }
}
