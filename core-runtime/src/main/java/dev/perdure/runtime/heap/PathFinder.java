package dev.perdure.runtime.heap;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
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
 * shortest one through what is in memory, or else through what is near the global object. Confined
 * to the turn thread.
 */
final class PathFinder {

  private record Reached(ScriptableObject object, String path) {}

  /** What lies further away is not worth the time, and the memory, for a message. */
  private static final int MOST_LOADED = 1000;

  private final ScriptableObject global;
  private final IntrinsicTable intrinsics;
  private final KindCodecs kinds;
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Reached> work = new ArrayDeque<>();
  private int mayLoad;

  PathFinder(Heap heap) {
    this.global = heap.global();
    this.intrinsics = heap.intrinsics();
    this.kinds = heap.kinds();
  }

  /** The path to an object; its number if none is found. */
  String find(Object target, long oid) {
    String path = pathTo(target);
    return path == null ? "object #" + oid : path;
  }

  /** The path to an object, or null if none is found. */
  @Nullable String pathTo(Object target) {
    String path = search(target);
    if (path == null) {
      mayLoad = MOST_LOADED;
      path = search(target);
    }
    return path;
  }

  private @Nullable String search(Object target) {
    seen.clear();
    work.clear();
    reach(global, "global");
    while (!work.isEmpty()) {
      Reached reached = work.remove();
      if (reached.object == target) {
        return reached.path;
      }
      visit(reached.object, reached.path);
    }
    return null;
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
      if (map != null && map.isGhost() && mayLoad > 0) {
        mayLoad--;
        map.load();
      }
      if (map == null || !map.isGhost()) {
        seen.add(object);
        work.add(new Reached(object, path));
      }
    }
  }

  private void visit(ScriptableObject object, String path) {
    SlotView.forEachInMemory(object, slot -> visit(slot, path));
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
      CollectionInternals.forEachEntryInMemory(
          object,
          (key, value) -> {
            reach(key, path + ".[[key]]");
            reach(value, path + stepText(key));
          });
    } else if (kind != null && kind != HeapKind.BOUND_FUNCTION) {
      reachState(kind, object, path);
    }
    reach(ObjectInternals.prototype(object), path + ".[[prototype]]");
  }

  /** Lets the object's codec tell what its state refers to, as if it were to be written. */
  private void reachState(HeapKind kind, ScriptableObject object, String path) {
    References references =
        new References() {
          @Override
          public long identify(Object target, Object step) {
            reach(target, path + stepText(step));
            return 0;
          }

          @Override
          public void watch(Object regExp) {}

          @Override
          public byte[] identifyLongString(String string) {
            return new byte[LongStrings.KEY_BYTES];
          }

          @Override
          public void include(PagedTable<?> table, Runnable written) {}

          @Override
          public void excludePages(long oid, Runnable written) {}

          @Override
          public @Nullable String intrinsicName(Object target) {
            return intrinsics.nameOf(target);
          }

          @Override
          public boolean isUntouchedDefaultPrototype(Object prototype, Scriptable function) {
            return false;
          }

          @Override
          public UnpersistableValueException refuse(Object step, String reason) {
            return new UnpersistableValueException(path + stepText(step), reason);
          }
        };
    try {
      kinds.of(kind).write(new RecordWriter(), object, new ValueEncoder(references, global));
    } catch (UnpersistableValueException e) {
      // It is on the way to that very value; the rest of the state leads elsewhere.
      return;
    }
  }

  private void visit(Slot slot, String path) {
    String next = path + stepText(SlotView.key(slot));
    SlotView.Form form = SlotView.form(slot);
    if (form == SlotView.Form.DATA) {
      reach(SlotView.value(slot), next);
    } else if (form == SlotView.Form.ACCESSOR) {
      reach(SlotView.getter(slot), next);
      reach(SlotView.setter(slot), next);
    }
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
