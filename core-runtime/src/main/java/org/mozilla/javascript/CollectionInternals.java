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

  /** The table of a Map or Set; null if it is one of Rhino's own. */
  static HeapHashtable table(ScriptableObject collection) {
    return read(entriesField(collection), collection) instanceof HeapHashtable table ? table : null;
  }

  private static HeapHashtable giveTable(ScriptableObject collection) {
    HeapHashtable table = new HeapHashtable(collection);
    write(entriesField(collection), collection, table);
    return table;
  }

  /**
   * Makes the constructors of a realm give every new Map and Set a table of ours: an iterator over
   * one of Rhino's own does not say what it walks.
   */
  public static void keepOwnEntries(ScriptableObject global) {
    exchangeTarget(global, "Map", NativeMap::loadFromIterable);
    exchangeTarget(global, "Set", NativeSet::loadFromIterable);
  }

  /** How Rhino fills a new collection. */
  private interface Filling {
    void fill(Context cx, Scriptable scope, ScriptableObject collection, Object elements);
  }

  private static void exchangeTarget(ScriptableObject global, String name, Filling filling) {
    Object constructor = ScriptableObject.getProperty(global, name);
    SerializableConstructable original =
        (SerializableConstructable) read(RhinoInternals.CONSTRUCTOR_TARGET, constructor);
    SerializableConstructable ours =
        (cx, scope, args) -> {
          ScriptableObject made =
              (ScriptableObject) original.construct(cx, scope, ScriptRuntime.emptyArgs);
          giveTable(made);
          if (args.length > 0) {
            filling.fill(cx, scope, made, NativeMap.key(args));
          }
          return made;
        };
    write(RhinoInternals.CONSTRUCTOR_TARGET, constructor, ours);
  }

  /** Visits the entries of a Map or Set that are in memory; for a Set the value is the key. */
  public static void forEachEntryInMemory(
      ScriptableObject collection, BiConsumer<Object, Object> action) {
    HeapHashtable table = table(collection);
    if (table != null) {
      table.forEachInMemory(action);
      return;
    }
    for (Hashtable.Entry entry : (Hashtable) read(entriesField(collection), collection)) {
      action.accept(entry.key(), entry.value());
    }
  }

  /**
   * Walks the entries of a Map or Set in order, as a program would; for a Set the value is the key.
   */
  public static Iterator<Hashtable.Entry> entries(ScriptableObject collection) {
    return ((Hashtable) read(entriesField(collection), collection)).iterator();
  }

  /** The Map or Set has become persistent. */
  public static void adoptEntries(ScriptableObject collection, HeapSlotMap map) {
    HeapHashtable table = table(collection);
    if (table == null) {
      Iterator<Hashtable.Entry> entries = entries(collection);
      table = giveTable(collection);
      while (entries.hasNext()) {
        Hashtable.Entry entry = entries.next();
        table.insert(newEntry(collection, entry.key(), entry.value()));
      }
    }
    table.belongTo(map);
  }

  /** A Map or Set that is a ghost has no entries until it is filled. */
  public static void dropEntries(ScriptableObject collection, HeapSlotMap map) {
    HeapHashtable table = table(collection);
    if (table == null) {
      table = giveTable(collection);
    }
    table.belongTo(map);
    table.drop();
  }

  /** Begins to fill a Map or Set from its record. */
  public static void refill(ScriptableObject collection) {
    table(collection).refill();
  }

  /** An entry for a Map or Set. */
  public static Hashtable.Entry newEntry(ScriptableObject collection, Object key, Object value) {
    HeapHashtable table = table(collection);
    table.noteRegExp(key);
    table.noteRegExp(value);
    return new Hashtable.Entry(EntryList.normalize(key), value);
  }

  /** Adds an entry to a Map or Set that is being filled. */
  public static void insertEntry(ScriptableObject collection, Hashtable.Entry entry) {
    table(collection).insert(entry);
  }

  /** The entries that had the next ordinals are gone. */
  public static void skipOrdinals(ScriptableObject collection, long count) {
    table(collection).list().skip(count);
  }

  /** How many entries a young Map or Set has, or one that is in memory as a whole. */
  public static int entryCount(ScriptableObject collection) {
    HeapHashtable table = table(collection);
    return table == null
        ? ((Hashtable) read(entriesField(collection), collection)).size()
        : table.list().size();
  }

  /** Receives entries and their ordinals. */
  public interface OrdinalVisitor {
    void visit(long ordinal, Hashtable.Entry entry);
  }

  /** Visits the entries of a young Map or Set, or of one that is in memory as a whole. */
  public static void forEachOrdinal(ScriptableObject collection, OrdinalVisitor visitor) {
    HeapHashtable table = table(collection);
    if (table == null) {
      long ordinal = 0;
      for (Iterator<Hashtable.Entry> all = entries(collection); all.hasNext(); ) {
        visitor.visit(ordinal++, all.next());
      }
      return;
    }
    EntryList list = table.list();
    for (int at = list.placeFrom(0); at >= 0; at = list.placeAfter(at)) {
      visitor.visit(list.ordinalAt(at), list.at(at));
    }
  }

  /** The ordinal that the next entry will have. */
  public static long nextOrdinal(ScriptableObject collection) {
    HeapHashtable table = table(collection);
    return table == null ? entryCount(collection) : table.list().nextOrdinal();
  }

  /** Whether two keys of entries are one to the language. */
  public static boolean isSameKey(Object one, Object other) {
    return EntryList.same(one, other);
  }

  // Pages

  /** The pages that the entries are in, or null. */
  public static PagedEntries<Hashtable.Entry> pages(ScriptableObject collection) {
    HeapHashtable table = table(collection);
    return table == null ? null : table.pages();
  }

  /** The entries are in pages from now on. */
  public static void keepInPages(ScriptableObject collection, PagedEntries<Hashtable.Entry> pages) {
    table(collection).keepIn(pages);
  }

  /** The pages go, and the entries stay: the store will not have them any more. */
  public static void leavePages(ScriptableObject collection) {
    table(collection).leavePages();
  }

  /** Whether the entries were in pages when the record was written, and no longer are. */
  public static boolean hasLostPages(ScriptableObject collection) {
    HeapHashtable table = table(collection);
    return table != null && table.hasLostPages();
  }

  /** The pages that were lost are gone from the store too. */
  public static void forgetPages(ScriptableObject collection) {
    table(collection).forgetPages();
  }
}
