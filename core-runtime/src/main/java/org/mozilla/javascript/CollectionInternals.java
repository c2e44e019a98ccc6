package org.mozilla.javascript;

import static org.mozilla.javascript.RhinoInternals.read;
import static org.mozilla.javascript.RhinoInternals.write;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Iterator;
import java.util.function.BiConsumer;

/**
 * The state of arrays, maps and sets outside their slot maps: elements, lengths and entries.
 *
 * <p>Nothing here passes a barrier or faults anything in. Confined to the turn thread.
 */
public final class CollectionInternals {

  private CollectionInternals() {}

  // Arrays

  public static ScriptableObject newArray() {
    HeapArray array = new HeapArray();
    // Were it dense, Rhino would not ask the slot map.
    setArrayLength(array, 0, arrayLengthAttributes(array));
    return array;
  }

  /** Makes Rhino keep the elements in the slot map instead of an array of its own. */
  public static void storeElementsInSlots(ScriptableObject object, HeapSlotMap map) {
    NativeArray array = (NativeArray) object;
    Object[] dense = (Object[]) RhinoInternals.ARRAY_DENSE.get(array);
    RhinoInternals.ARRAY_DENSE_ONLY.set(array, false);
    if (dense == null) {
      return;
    }
    RhinoInternals.ARRAY_DENSE.set(array, null);
    int length = (int) Math.min(dense.length, arrayLength(array));
    for (int i = 0; i < length; i++) {
      map.removeKey(i);
      if (dense[i] != Scriptable.NOT_FOUND) {
        map.insert(SlotView.data(i, 0, dense[i]));
      }
    }
  }

  /** The elements that Rhino keeps outside the slot map, or null. */
  public static Object[] denseElements(ScriptableObject array) {
    Object[] dense = (Object[]) RhinoInternals.ARRAY_DENSE.get((NativeArray) array);
    if (dense == null) {
      return null;
    }
    int length = (int) Math.min(dense.length, arrayLength(array));
    return dense.length == length ? dense : Arrays.copyOf(dense, length);
  }

  public static long arrayLength(ScriptableObject array) {
    return (long) RhinoInternals.ARRAY_LENGTH.get((NativeArray) array);
  }

  public static void setArrayLength(ScriptableObject array, long length, int attributes) {
    RhinoInternals.ARRAY_LENGTH.set((NativeArray) array, length);
    RhinoInternals.ARRAY_LENGTH_ATTRIBUTES.set((NativeArray) array, attributes);
    RhinoInternals.ARRAY_DENSE.set((NativeArray) array, null);
    RhinoInternals.ARRAY_DENSE_ONLY.set((NativeArray) array, false);
  }

  public static int arrayLengthAttributes(ScriptableObject array) {
    return (int) RhinoInternals.ARRAY_LENGTH_ATTRIBUTES.get((NativeArray) array);
  }

  // Map and Set

  public static ScriptableObject newMap() {
    HeapMap map = new HeapMap();
    RhinoInternals.MAP_IS_INSTANCE.set(map, true);
    return map;
  }

  public static ScriptableObject newSet() {
    HeapSet set = new HeapSet();
    RhinoInternals.SET_IS_INSTANCE.set(set, true);
    return set;
  }

  private static Field entriesField(ScriptableObject collection) {
    return collection instanceof NativeMap
        ? RhinoInternals.MAP_ENTRIES
        : RhinoInternals.SET_ENTRIES;
  }

  /**
   * Walks the entries of a loaded or young Map or Set, in order; for a Set the value is the key.
   */
  public static void forEachEntry(ScriptableObject collection, BiConsumer<Object, Object> action) {
    Hashtable table = (Hashtable) read(entriesField(collection), collection);
    Iterator<Hashtable.Entry> entries =
        table instanceof HeapHashtable heapTable ? heapTable.loadedEntries() : table.iterator();
    while (entries.hasNext()) {
      Hashtable.Entry entry = entries.next();
      action.accept(entry.key(), entry.value());
    }
  }

  public static int entryCount(ScriptableObject collection) {
    Hashtable table = (Hashtable) read(entriesField(collection), collection);
    return table instanceof HeapHashtable heapTable ? heapTable.loadedSize() : table.size();
  }

  /** Makes a Map or Set have an empty table that passes the barriers of its map. */
  public static void emptyEntries(ScriptableObject collection, HeapSlotMap map) {
    if (read(entriesField(collection), collection) instanceof HeapHashtable table
        && table.belongsTo(map)) {
      table.reset();
      return;
    }
    write(entriesField(collection), collection, new HeapHashtable(map));
  }

  /** Adds an entry to a Map or Set that is being filled. */
  public static void insertEntry(ScriptableObject collection, Object key, Object value) {
    ((HeapHashtable) read(entriesField(collection), collection)).insert(key, value);
  }

  /** Exchanges the table of a young Map or Set for one that passes the barriers of its map. */
  public static void adoptEntries(ScriptableObject collection, HeapSlotMap map) {
    HeapHashtable table = new HeapHashtable(map);
    forEachEntry(collection, table::insert);
    write(entriesField(collection), collection, table);
  }
}
