package dev.perdure.runtime.engine;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Slot;
import org.mozilla.javascript.SlotView;

/** Looks up property names without running any code of the program. */
public final class PropertyNames {
  private PropertyNames() {}

  /**
   * The names that complete a dotted path, in alphabetical order; none if the path leads nowhere.
   */
  public static List<String> of(ScriptableObject global, String path) {
    ScriptableObject object = global;
    if (!path.isEmpty()) {
      for (String name : path.split("\\.", -1)) {
        Slot slot = find(object, name);
        if (slot == null
            || SlotView.form(slot) != SlotView.Form.DATA
            || !(SlotView.value(slot) instanceof ScriptableObject next)) {
          return List.of();
        }
        object = next;
      }
    }
    TreeSet<String> names = new TreeSet<>();
    for (ScriptableObject holder = object; holder != null; holder = prototype(holder)) {
      for (Iterator<Slot> slots = loadedSlots(holder); slots.hasNext(); ) {
        if (SlotView.key(slots.next()) instanceof String name) {
          names.add(name);
        }
      }
    }
    return new ArrayList<>(names);
  }

  private static @Nullable Slot find(ScriptableObject object, String name) {
    for (ScriptableObject holder = object; holder != null; holder = prototype(holder)) {
      load(holder);
      Slot slot = SlotView.find(holder, name);
      if (slot != null) {
        return slot;
      }
    }
    return null;
  }

  private static @Nullable ScriptableObject prototype(ScriptableObject object) {
    return object.getPrototype() instanceof ScriptableObject prototype ? prototype : null;
  }

  private static Iterator<Slot> loadedSlots(ScriptableObject object) {
    load(object);
    return SlotView.slots(object);
  }

  private static void load(ScriptableObject object) {
    HeapSlotMap map = HeapSlotMap.of(object);
    if (map != null) {
      map.load();
    }
  }
}
