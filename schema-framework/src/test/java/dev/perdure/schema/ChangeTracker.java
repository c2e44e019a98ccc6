package dev.perdure.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/**
 * Finds out what a turn has changed by comparing the members of extents, and the values that they
 * hold, with what they were. The runtime does it by a write barrier.
 *
 * <p>Confined to the test's thread.
 */
final class ChangeTracker {

  private final Map<Scriptable, List<Object>> before = new IdentityHashMap<>();

  /** Takes the present state as the one to compare with. */
  void remember(Stream<Scriptable> members) {
    before.clear();
    for (Scriptable object : withHeldValues(members)) {
      before.put(object, fingerprint(object));
    }
  }

  /** The objects that are new or different. */
  List<Scriptable> changed(Stream<Scriptable> members) {
    List<Scriptable> changed = new ArrayList<>();
    for (Scriptable object : withHeldValues(members)) {
      if (!isSame(before.get(object), fingerprint(object))) {
        changed.add(object);
      }
    }
    return changed;
  }

  private static Collection<Scriptable> withHeldValues(Stream<Scriptable> members) {
    Set<Scriptable> objects = new LinkedHashSet<>();
    members.forEach(
        member -> {
          objects.add(member);
          for (Object id : member.getIds()) {
            if (ScriptableObject.getProperty(member, id.toString()) instanceof Scriptable value) {
              objects.add(value);
            }
          }
        });
    return objects;
  }

  private static boolean isSame(List<Object> a, List<Object> b) {
    if (a == null || a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      boolean isScriptable = a.get(i) instanceof Scriptable;
      if (isScriptable ? a.get(i) != b.get(i) : !Objects.equals(a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<Object> fingerprint(Scriptable object) {
    List<Object> values = new ArrayList<>();
    values.add(object.getPrototype());
    for (Object id : ((ScriptableObject) object).getAllIds()) {
      values.add(id);
      values.add(
          id instanceof Integer index
              ? object.get(index, object)
              : object.get(id.toString(), object));
    }
    if (object.getClassName().equals("Date")) {
      values.add(ScriptRuntime.toNumber(object));
    }
    return values;
  }
}
