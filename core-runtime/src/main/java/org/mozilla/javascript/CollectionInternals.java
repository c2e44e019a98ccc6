package org.mozilla.javascript;

import static org.mozilla.javascript.RhinoInternals.read;
import static org.mozilla.javascript.RhinoInternals.write;

import java.lang.reflect.Field;
import java.util.Iterator;
import java.util.function.BiConsumer;

/**
 * The state of maps and sets outside their slot maps: their entries.
 *
 * <p>Nothing here passes a barrier or faults anything in. Confined to the turn thread.
 */
public final class CollectionInternals {

  private CollectionInternals() {}

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
