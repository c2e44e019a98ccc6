package org.mozilla.javascript;

/**
 * A data property whose assignment is told to the heap as soon as it has happened. To programs it
 * is a data property like any other.
 *
 * <p>Only assignments are told: what defines the property anew, or deletes it, passes the write
 * barrier and no more. Confined to the turn thread.
 */
final class WatchedSlot extends Slot {

  WatchedSlot(Object name, int attributes) {
    super(name, 0, attributes);
  }

  private WatchedSlot(WatchedSlot original) {
    super(original);
    next = null;
    orderedNext = null;
  }

  @Override
  WatchedSlot copySlot() {
    return new WatchedSlot(this);
  }

  @Override
  public boolean setValue(Object newValue, Scriptable owner, Scriptable start, boolean isThrow) {
    Object before = value;
    boolean isSet = super.setValue(newValue, owner, start, isThrow);
    if (value != before
        && owner instanceof ScriptableObject object
        && object.getMap() instanceof HeapSlotMap map) {
      tell(map, before);
    }
    return isSet;
  }

  /** Who refuses the assignment finds it undone. */
  private void tell(HeapSlotMap map, Object before) {
    try {
      map.heap().watchedWritten(map.owner(), name, before);
    } catch (RuntimeException | Error e) {
      Slot slot = map.find(name, 0);
      if (slot != null) {
        slot.value = before;
      }
      throw e;
    }
  }
}
