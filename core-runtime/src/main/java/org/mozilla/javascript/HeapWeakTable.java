package org.mozilla.javascript;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.BiConsumer;

/**
 * The entries of a persistent WeakMap or WeakSet: those that this turn has changed. All others stay
 * in the store and are asked for one by one, so that they keep nothing in memory. Confined to the
 * turn thread.
 */
final class HeapWeakTable extends WeakHashMap<Object, Object> {

  private static final Object REMOVED = new Object();

  private final HeapSlotMap object;
  private final WeakInternals.Stored stored;
  private final Map<Object, Object> changes = new IdentityHashMap<>();

  HeapWeakTable(HeapSlotMap object, WeakInternals.Stored stored) {
    this.object = object;
    this.stored = stored;
  }

  /** Hands out what was changed: key and value, NOT_FOUND for what was removed. */
  void forEachChange(BiConsumer<Object, Object> action) {
    changes.forEach(
        (key, value) ->
            action.accept(
                key, value == REMOVED ? Scriptable.NOT_FOUND : WeakInternals.fromEntry(value)));
  }

  boolean hasChanges() {
    return !changes.isEmpty();
  }

  void forgetChanges() {
    changes.clear();
  }

  @Override
  public Object get(Object key) {
    object.load();
    Object changed = changes.get(key);
    if (changed != null) {
      return changed == REMOVED ? null : changed;
    }
    Object found = stored.find(object.oid(), key);
    return found == Scriptable.NOT_FOUND ? null : WeakInternals.toEntry(found);
  }

  @Override
  public boolean containsKey(Object key) {
    return get(key) != null;
  }

  @Override
  public Object put(Object key, Object value) {
    object.markChanged();
    return changes.put(key, value);
  }

  @Override
  public Object remove(Object key) {
    Object before = get(key);
    if (before != null) {
      object.markChanged();
      changes.put(key, REMOVED);
    }
    return before;
  }
}
