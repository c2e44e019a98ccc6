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

  /** How many stored entries are remembered; few, because they keep key and value in memory. */
  private static final int FOUND = 256;

  private final HeapSlotMap object;
  private final WeakInternals.Stored stored;
  private final Map<Object, Object> changes = new IdentityHashMap<>();

  /** What was found last: a key, and what is stored for it behind it. */
  private Object[] found;

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
    found = null;
  }

  /** The store will not have an entry any more; it is the collection's alone. */
  void takeBack(Object key, Object value) {
    changes.putIfAbsent(key, value);
  }

  @Override
  public Object get(Object key) {
    object.load();
    Object changed = changes.get(key);
    if (changed != null) {
      return changed == REMOVED ? null : changed;
    }
    Object value = find(key);
    return value == Scriptable.NOT_FOUND ? null : WeakInternals.toEntry(value);
  }

  private Object find(Object key) {
    if (found == null) {
      found = new Object[2 * FOUND];
    }
    int at = place(key);
    if (found[at] != key) {
      Object value = stored.find(object.oid(), key);
      found[at] = key;
      found[at + 1] = value;
    }
    return found[at + 1];
  }

  private static int place(Object key) {
    return 2 * (System.identityHashCode(key) & (FOUND - 1));
  }

  private void change(Object key, Object value) {
    object.markChanged();
    changes.put(key, value);
    if (found != null) {
      found[place(key)] = null;
    }
  }

  @Override
  public boolean containsKey(Object key) {
    return get(key) != null;
  }

  @Override
  public Object put(Object key, Object value) {
    change(key, value);
    return null;
  }

  @Override
  public Object remove(Object key) {
    Object before = get(key);
    if (before != null) {
      change(key, REMOVED);
    }
    return before;
  }
}
