package org.mozilla.javascript;

import java.util.Iterator;

/**
 * The entries of a persistent Map or Set: write barrier and lazy loader, like {@link HeapSlotMap},
 * whose object it belongs to. Confined to the turn thread.
 */
@SuppressWarnings("deprecation")
public final class HeapHashtable extends Hashtable {
  private final transient HeapSlotMap object;
  private transient boolean handsOutRegExps;
  private transient boolean resetting;

  HeapHashtable(HeapSlotMap object) {
    this.object = object;
  }

  /** See {@link HeapSlotMap}: what a regular expression holds may be written past the barriers. */
  private void noteRegExp(Object member) {
    handsOutRegExps |= ObjectInternals.isUnguarded(member);
  }

  /** Adds an entry while the object is being filled from its record; no barrier. */
  void insert(Object key, Object value) {
    noteRegExp(key);
    noteRegExp(value);
    super.put(key, value);
  }

  boolean belongsTo(HeapSlotMap map) {
    return object == map;
  }

  /**
   * Removes all entries of an object whose state is about to come from its record, or to leave
   * memory; no barrier. Whoever has the table, and is about to ask it, has the same one then.
   */
  void reset() {
    resetting = true;
    try {
      super.clear();
    } finally {
      resetting = false;
    }
    handsOutRegExps = false;
  }

  /** The entries of an object that is known to be loaded, without any barrier. */
  Iterator<Entry> loadedEntries() {
    return super.iterator();
  }

  int loadedSize() {
    return super.size();
  }

  @Override
  public int size() {
    object.load();
    return super.size();
  }

  @Override
  public void put(Object key, Object value) {
    object.markChanged();
    noteRegExp(key);
    noteRegExp(value);
    super.put(key, value);
  }

  @Override
  @Deprecated
  public Object get(Object key) {
    object.load();
    return super.get(key);
  }

  @Override
  public Entry getEntry(Object key) {
    object.load();
    Entry entry = super.getEntry(key);
    if (handsOutRegExps && entry != null) {
      HeapSlotMap.suspectRegExp(entry.value());
    }
    return entry;
  }

  @Override
  public boolean has(Object key) {
    object.load();
    return super.has(key);
  }

  @Override
  @Deprecated
  public Object delete(Object key) {
    object.markChanged();
    return super.delete(key);
  }

  @Override
  public boolean deleteEntry(Object key) {
    object.markChanged();
    return super.deleteEntry(key);
  }

  @Override
  public void clear() {
    object.markChanged();
    super.clear();
  }

  @Override
  public Iterator<Entry> iterator() {
    if (resetting) {
      return super.iterator();
    }
    // The iterator is live: it has to see what is added to this very table.
    object.pin();
    if (handsOutRegExps) {
      for (Iterator<Entry> entries = super.iterator(); entries.hasNext(); ) {
        Entry entry = entries.next();
        HeapSlotMap.suspectRegExp(entry.key());
        HeapSlotMap.suspectRegExp(entry.value());
      }
    }
    return super.iterator();
  }
}
