package dev.perdure.runtime.heap;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.ArrayInternals;
import org.mozilla.javascript.CollectionInternals;
import org.mozilla.javascript.FunctionInternals;
import org.mozilla.javascript.HeapKind;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.ObjectInternals;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Slot;
import org.mozilla.javascript.SlotView;

/**
 * Finds by which path from the global object a program reaches an object, for messages: the
 * shortest one through what is in memory. Confined to the turn thread.
 */
final class PathFinder {

  private record Reached(ScriptableObject object, String path) {}

  private final ScriptableObject global;
  private final IntrinsicTable intrinsics;
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Reached> work = new ArrayDeque<>();

  PathFinder(ScriptableObject global, IntrinsicTable intrinsics) {
    this.global = global;
    this.intrinsics = intrinsics;
  }

  /** The path to an object; its number if it is not reachable through what is in memory. */
  String find(Object target, long oid) {
    reach(global, "global");
    while (!work.isEmpty()) {
      Reached reached = work.remove();
      if (reached.object == target) {
        return reached.path;
      }
      visit(reached.object, reached.path);
    }
    return "object #" + oid;
  }

  private void reach(@Nullable Object value, String path) {
    if (value instanceof Scriptable with && FunctionInternals.isWithScope(with)) {
      reach(with.getPrototype(), path);
      reach(with.getParentScope(), path + ".[[scope]]");
      return;
    }
    if (value instanceof ScriptableObject object
        && !seen.contains(object)
        && (object == global || intrinsics.nameOf(object) == null)) {
      HeapSlotMap map = HeapSlotMap.of(object);
      if (map == null || !map.isGhost()) {
        seen.add(object);
        work.add(new Reached(object, path));
      }
    }
  }

  private void visit(ScriptableObject object, String path) {
    for (Iterator<Slot> slots = SlotView.slots(object); slots.hasNext(); ) {
      Slot slot = slots.next();
      String next = path + stepText(SlotView.key(slot));
      SlotView.Form form = SlotView.form(slot);
      if (form == SlotView.Form.DATA) {
        reach(SlotView.value(slot), next);
      } else if (form == SlotView.Form.ACCESSOR) {
        reach(SlotView.getter(slot), next);
        reach(SlotView.setter(slot), next);
      }
    }
    HeapKind kind = HeapKind.of(object);
    if (kind == HeapKind.ARRAY) {
      Object[] elements = ArrayInternals.elements(object);
      for (int i = 0; elements != null && i < elements.length; i++) {
        reach(elements[i], path + stepText(i));
      }
    } else if (kind == HeapKind.FUNCTION) {
      reach(FunctionInternals.functionPrototype(object), path + ".prototype");
      reach(ObjectInternals.parentScope(object), path + ".[[scope]]");
    } else if (kind == HeapKind.ACTIVATION) {
      reach(ObjectInternals.parentScope(object), path + ".[[scope]]");
    } else if (kind == HeapKind.MAP || kind == HeapKind.SET) {
      CollectionInternals.forEachEntry(
          object,
          (key, value) -> {
            reach(key, path + ".[[key]]");
            reach(value, path + stepText(key));
          });
    }
    reach(ObjectInternals.prototype(object), path + ".[[prototype]]");
  }

  /** How one step of a path is written. */
  static String stepText(Object step) {
    if (step instanceof Number number) {
      return "[" + number.longValue() + "]";
    }
    if (step instanceof org.mozilla.javascript.SymbolKey symbol) {
      return "[" + symbol + "]";
    }
    String text = String.valueOf(step);
    boolean plain = text.startsWith("[[") || isIdentifier(text);
    return plain ? "." + text : "[\"" + text + "\"]";
  }

  private static boolean isIdentifier(String text) {
    if (text.isEmpty() || !Character.isJavaIdentifierStart(text.charAt(0))) {
      return false;
    }
    return text.chars().allMatch(Character::isJavaIdentifierPart);
  }
}
