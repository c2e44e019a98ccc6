package dev.perdure.runtime.heap;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Slot;
import org.mozilla.javascript.SlotView;

/**
 * The check for missed writes to what the runtime makes: keeps a copy of all of it, and compares.
 * Confined to the turn thread.
 */
final class IntrinsicAudit {

  private record Copy(Map<Object, IntrinsicProperty> properties, IntrinsicHeader header) {}

  private final IntrinsicTable intrinsics;
  private final Map<HeapSlotMap, Copy> copies = new HashMap<>();

  IntrinsicAudit(IntrinsicTable intrinsics) {
    this.intrinsics = intrinsics;
    for (ScriptableObject object : intrinsics.all()) {
      HeapSlotMap map = HeapSlotMap.of(object);
      copies.put(map, copyOf(map));
    }
  }

  private static Copy copyOf(HeapSlotMap map) {
    Map<Object, IntrinsicProperty> properties = new HashMap<>();
    for (Iterator<Slot> slots = SlotView.slots(map); slots.hasNext(); ) {
      Slot slot = slots.next();
      properties.put(SlotView.key(slot), propertyOf(slot, map));
    }
    return new Copy(properties, IntrinsicHeader.of(map.owner()));
  }

  @SuppressWarnings("NullAway") // There is a slot.
  private static IntrinsicProperty propertyOf(Slot slot, HeapSlotMap map) {
    return IntrinsicProperty.of(slot, map.owner());
  }

  /** These were seen to change, and the change is part of the checkpoint. */
  void changed(HeapSlotMap map, Set<Object> keys, boolean header) {
    Copy copy = copies.get(map);
    if (copy == null) {
      return;
    }
    for (Object key : keys) {
      Slot slot = SlotView.find(map, key);
      if (slot == null) {
        copy.properties.remove(key);
      } else {
        copy.properties.put(key, propertyOf(slot, map));
      }
    }
    if (header) {
      copies.put(map, new Copy(copy.properties, IntrinsicHeader.of(map.owner())));
    }
  }

  void run() {
    copies.forEach(
        (map, copy) -> {
          Copy now = copyOf(map);
          if (!now.header.isSame(copy.header)) {
            throw missed(map, "its prototype, its extensibility or its length");
          }
          now.properties.forEach((key, property) -> check(map, key, property, copy));
          if (now.properties.size() != copy.properties.size()) {
            throw missed(map, "a property that was removed");
          }
        });
  }

  private void check(HeapSlotMap map, Object key, IntrinsicProperty property, Copy copy) {
    if (!IntrinsicProperty.isSame(property, copy.properties.get(key))) {
      throw missed(map, PathFinder.stepText(key));
    }
  }

  private HeapAudit.MissedWriteError missed(HeapSlotMap map, String what) {
    return new HeapAudit.MissedWriteError(
        "Audit: a write to the built-in "
            + intrinsics.nameOf(map.owner())
            + " was missed: "
            + what
            + ".");
  }
}
