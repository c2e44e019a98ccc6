package org.mozilla.javascript;

import static org.mozilla.javascript.RhinoInternals.read;
import static org.mozilla.javascript.RhinoInternals.write;

import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.util.WeakHashMap;
import java.util.function.BiConsumer;

/**
 * The entries of weak collections.
 *
 * <p>Nothing here passes a barrier or faults anything in. Confined to the turn thread.
 */
public final class WeakInternals {

  /** Where the entries of persistent collections are. */
  public interface Stored {

    /** The value of a key, true for a member of a set, or NOT_FOUND. */
    Object find(long collection, Object key);
  }

  static final Field MAP_ENTRIES = RhinoInternals.finalField(NativeWeakMap.class, "map");
  static final Field SET_ENTRIES = RhinoInternals.finalField(NativeWeakSet.class, "map");
  static final VarHandle IS_MAP =
      RhinoInternals.field(NativeWeakMap.class, "instanceOfWeakMap", boolean.class);
  static final VarHandle IS_SET =
      RhinoInternals.field(NativeWeakSet.class, "instanceOfWeakSet", boolean.class);

  /** What Rhino has in an entry for null. */
  private static final Object NULL =
      read(RhinoInternals.finalField(NativeWeakMap.class, "NULL_VALUE"), null);

  private WeakInternals() {}

  static Object toEntry(Object value) {
    return value == null ? NULL : value;
  }

  static Object fromEntry(Object value) {
    return value == NULL ? null : value;
  }

  /** A WeakMap that was first met as a ghost. */
  private static final class HeapWeakMap extends NativeWeakMap {
    private static final long serialVersionUID = 1L;

    @Override
    public Scriptable getPrototype() {
      load(this);
      return super.getPrototype();
    }

    @Override
    public boolean isExtensible() {
      load(this);
      return super.isExtensible();
    }
  }

  /** A WeakSet that was first met as a ghost. */
  private static final class HeapWeakSet extends NativeWeakSet {
    private static final long serialVersionUID = 1L;

    @Override
    public Scriptable getPrototype() {
      load(this);
      return super.getPrototype();
    }

    @Override
    public boolean isExtensible() {
      load(this);
      return super.isExtensible();
    }
  }

  private static void load(ScriptableObject object) {
    if (object.getMap() instanceof HeapSlotMap map) {
      map.load();
    }
  }

  public static ScriptableObject newWeakMap() {
    HeapWeakMap map = new HeapWeakMap();
    IS_MAP.set(map, true);
    return map;
  }

  public static ScriptableObject newWeakSet() {
    HeapWeakSet set = new HeapWeakSet();
    IS_SET.set(set, true);
    return set;
  }

  private static Field entriesField(ScriptableObject collection) {
    return collection instanceof NativeWeakMap ? MAP_ENTRIES : SET_ENTRIES;
  }

  private static WeakHashMap<?, ?> entries(ScriptableObject collection) {
    return (WeakHashMap<?, ?>) read(entriesField(collection), collection);
  }

  /** Lets a collection find its entries in the store; it forgets those that it has. */
  public static void keepInStore(ScriptableObject collection, HeapSlotMap map, Stored stored) {
    write(entriesField(collection), collection, new HeapWeakTable(map, stored));
  }

  /**
   * Hands out the entries that a checkpoint has to write: key and value, or NOT_FOUND if it was
   * removed. Of a young collection, all that there are.
   */
  public static void forEachChange(ScriptableObject collection, BiConsumer<Object, Object> action) {
    WeakHashMap<?, ?> entries = entries(collection);
    if (entries instanceof HeapWeakTable table) {
      table.forEachChange(action);
    } else {
      entries.forEach((key, value) -> action.accept(key, fromEntry(value)));
    }
  }

  /** The store will not have an entry any more; it is the collection's alone. */
  public static void takeBack(ScriptableObject collection, Object key, Object value) {
    if (entries(collection) instanceof HeapWeakTable table) {
      table.takeBack(key, toEntry(value));
    }
  }

  /** Whether there are entries that were not written yet. */
  public static boolean hasChanges(ScriptableObject collection) {
    return entries(collection) instanceof HeapWeakTable table && table.hasChanges();
  }

  /** The changes are in the store, or are undone. */
  public static void forgetChanges(ScriptableObject collection) {
    if (entries(collection) instanceof HeapWeakTable table) {
      table.forgetChanges();
    }
  }
}
