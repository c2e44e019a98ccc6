package org.mozilla.javascript;

import java.util.Iterator;
import java.util.function.BiConsumer;

/**
 * The entries of a Map or Set: storage, write barrier and lazy loader, like {@link HeapSlotMap} for
 * properties. A collection has it from birth ({@link CollectionInternals#keepOwnEntries}), and
 * keeps it for life, so that an iterator can refer to it.
 *
 * <p>The entries are in an {@link EntryList} as long as they are few, and in {@link PagedEntries}
 * when the collection is large and persistent. Confined to the turn thread.
 */
@SuppressWarnings("deprecation")
public final class HeapHashtable extends Hashtable {
  private static final long serialVersionUID = 1L;

  private final transient ScriptableObject owner;

  /** The map of the owner, if it is persistent. */
  private transient HeapSlotMap object;

  /** The entries, or null if there are pages, or if the owner is a ghost. */
  private transient EntryList list = new EntryList();

  private transient PagedEntries<Entry> pages;
  private transient boolean lostPages;
  private transient boolean handsOutRegExps;

  HeapHashtable(ScriptableObject owner) {
    this.owner = owner;
  }

  // What the heap does

  /** The Map or Set whose entries these are. */
  ScriptableObject owner() {
    return owner;
  }

  /** The owner has become persistent. */
  void belongTo(HeapSlotMap map) {
    object = map;
  }

  /** Drops the entries: the owner is a ghost. */
  void drop() {
    if (pages != null) {
      pages.release();
    }
    list = null;
    pages = null;
    handsOutRegExps = false;
    lostPages = false;
  }

  /** Begins to be filled from the owner's record. */
  void refill() {
    drop();
    list = new EntryList();
  }

  /** The entries are in pages from now on. */
  void keepIn(PagedEntries<Entry> newPages) {
    list = null;
    pages = newPages;
  }

  /** The pages go, and the entries stay. */
  void leavePages() {
    lostPages = false;
    if (pages == null) {
      return;
    }
    EntryList all = new EntryList();
    for (long at = pages.ordinalFrom(0); at >= 0; at = pages.ordinalFrom(at + 1)) {
      all.addAt(at, pages.at(at));
    }
    all.skip(pages.nextOrdinal() - all.nextOrdinal());
    pages.release();
    pages = null;
    list = all;
  }

  /** The entries of a collection that is in memory as a whole; otherwise null. */
  EntryList list() {
    return list;
  }

  /** The pages, or null. */
  PagedEntries<Entry> pages() {
    return pages;
  }

  /** Adds an entry while the object is being filled; no barrier. */
  void insert(Entry entry) {
    if (list.find(entry.key) != null) {
      throw new IndexOutOfBoundsException("A collection has a key twice.");
    }
    list.add(entry);
  }

  /** Whether the entries were in pages when the record was written, and no longer are. */
  boolean hasLostPages() {
    return lostPages;
  }

  /** The pages that were lost are gone from the store too. */
  void forgetPages() {
    lostPages = false;
  }

  /** Visits the entries that are in memory, in order if all are; no barrier. */
  void forEachInMemory(BiConsumer<Object, Object> action) {
    if (pages != null) {
      pages.forEachInMemory(entry -> action.accept(entry.key, entry.value));
    } else if (list != null) {
      for (int at = list.placeFrom(0); at >= 0; at = list.placeAfter(at)) {
        action.accept(list.at(at).key, list.at(at).value);
      }
    }
  }

  /** See {@link HeapSlotMap}: what a regular expression holds may be written past the barriers. */
  void noteRegExp(Object member) {
    handsOutRegExps |= ObjectInternals.isUnguarded(member);
  }

  private void load() {
    if (object != null) {
      object.load();
    }
  }

  private void markChanged() {
    if (object != null) {
      object.markChanged();
    }
  }

  // What a cursor asks

  /** The ordinal of the first entry from an ordinal on, or -1. */
  long ordinalFrom(long ordinal) {
    load();
    if (pages != null) {
      return pages.ordinalFrom(ordinal);
    }
    int place = list.placeFrom(ordinal);
    return place < 0 ? -1 : list.ordinalAt(place);
  }

  /** The entry with an ordinal that {@link #ordinalFrom} has given. */
  Entry handOut(long ordinal) {
    load();
    Entry entry = pages != null ? pages.at(ordinal) : list.at(list.placeFrom(ordinal));
    if (handsOutRegExps) {
      HeapSlotMap.suspectRegExp(entry.key);
      HeapSlotMap.suspectRegExp(entry.value);
    }
    return entry;
  }

  // The contract of a Hashtable

  @Override
  public int size() {
    load();
    return pages != null ? (int) Math.min(Integer.MAX_VALUE, pages.size()) : list.size();
  }

  @Override
  public void put(Object key, Object value) {
    markChanged();
    noteRegExp(key);
    noteRegExp(value);
    Object normalized = EntryList.normalize(key);
    Entry existing = pages != null ? pages.findToChange(normalized) : list.find(normalized);
    if (existing != null) {
      existing.value = value;
      return;
    }
    Entry added = new Entry(normalized, value);
    if (pages != null) {
      pages.add(added);
    } else {
      list.add(added);
    }
  }

  private Entry find(Object key) {
    load();
    Object normalized = EntryList.normalize(key);
    return pages != null ? pages.find(normalized) : list.find(normalized);
  }

  @Override
  @Deprecated
  public Object get(Object key) {
    Entry entry = getEntry(key);
    return entry == null ? null : entry.value;
  }

  @Override
  public Entry getEntry(Object key) {
    Entry entry = find(key);
    if (handsOutRegExps && entry != null) {
      HeapSlotMap.suspectRegExp(entry.value);
    }
    return entry;
  }

  @Override
  public boolean has(Object key) {
    return find(key) != null;
  }

  @Override
  @Deprecated
  public Object delete(Object key) {
    Entry entry = find(key);
    if (entry == null) {
      return null;
    }
    Object value = entry.value;
    deleteEntry(key);
    return value;
  }

  @Override
  public boolean deleteEntry(Object key) {
    // To remove what is not there changes nothing.
    if (object != null && !object.isChanged() && find(key) == null) {
      return false;
    }
    markChanged();
    Object normalized = EntryList.normalize(key);
    return pages != null ? pages.remove(normalized) != null : list.remove(normalized);
  }

  @Override
  public void clear() {
    markChanged();
    if (pages != null) {
      list = new EntryList();
      list.skip(pages.nextOrdinal());
      pages = null;
      lostPages = true;
    } else {
      list.clear();
    }
  }

  @Override
  public Iterator<Entry> iterator() {
    return new EntryCursor(this, 0);
  }
}
