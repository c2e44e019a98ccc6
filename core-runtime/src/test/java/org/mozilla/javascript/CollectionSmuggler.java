package org.mozilla.javascript;

/** Writes to collections, dictionaries and iterators behind the heap's back. For tests. */
public final class CollectionSmuggler {

  private CollectionSmuggler() {}

  /** Sets the value of an entry that a Map has; the Map is in memory. */
  public static void setEntry(ScriptableObject map, Object key, Object value) {
    HeapHashtable table = CollectionInternals.table(map);
    Object normalized = EntryList.normalize(key);
    Hashtable.Entry entry =
        table.pages() != null ? table.pages().find(normalized) : table.list().find(normalized);
    entry.value = value;
  }

  /** Adds an entry to a Map that is in memory. */
  public static void addEntry(ScriptableObject map, Object key, Object value) {
    HeapHashtable table = CollectionInternals.table(map);
    Hashtable.Entry entry = new Hashtable.Entry(EntryList.normalize(key), value);
    if (table.pages() != null) {
      table.pages().add(entry);
    } else {
      table.list().add(entry);
    }
  }

  /** Sets a property that an object has; the object is in memory. */
  public static void setProperty(ScriptableObject object, String name, Object value) {
    HeapSlotMap.of(object).find(name, 0).value = value;
  }

  /** Lets an iterator take a step. */
  public static void step(ScriptableObject iterator) {
    ScriptableObject collection = CollectionIteratorInternals.collection(iterator);
    CollectionIteratorInternals.setState(
        iterator,
        collection,
        CollectionIteratorInternals.nextOrdinal(iterator) + 1,
        CollectionIteratorInternals.type(iterator));
  }
}
