package org.mozilla.javascript;

import java.util.Arrays;
import org.mozilla.javascript.Hashtable.Entry;

/**
 * The entries of a Map or Set that is in memory as a whole, in the order in which they were added.
 *
 * <p>An entry's <em>ordinal</em> says how many entries its collection had been given before it. It
 * never changes and is never given again, also not after {@link #clear}: an iterator that remembers
 * the next ordinal is right whatever happens to the collection in the meantime, which is how the
 * language describes iteration. Removed entries leave gaps, which are closed in memory when half of
 * the places are gaps; then {@link #ordinals} says which ordinal is where.
 *
 * <p>Lookup is by an open hash of places. It is rebuilt when the places are used up, so that a
 * removal need not touch it. Nothing here passes a barrier or faults anything in. Confined to the
 * turn thread.
 */
final class EntryList {

  /** Takes the place of an entry that was removed. */
  private static final Entry GONE = new Entry();

  private static final Entry[] NONE = new Entry[0];
  private static final int FIRST_CAPACITY = 4;

  /** So many entries are found sooner by looking at each. */
  private static final int LARGEST_WITHOUT_INDEX = 8;

  private Entry[] entries = NONE;

  /**
   * How many places are used, gaps included; the first that is no gap, if any; how many are not.
   */
  private int end;

  private int first;
  private int size;

  /** The ordinal of place 0, as long as there are no others; see {@link #ordinals}. */
  private long firstOrdinal;

  /** The ordinal of each place, or null if they follow one another from the first one on. */
  private long[] ordinals;

  private long nextOrdinal;

  /** Hash to place plus one; 0 where there is none. Null for few entries. */
  private int[] index;

  // Keys

  /** The key by which the language knows an entry: texts are strings, numbers are doubles. */
  static Object normalize(Object key) {
    if (key instanceof Number number
        && !(key instanceof Double || key instanceof java.math.BigInteger)) {
      return number.doubleValue();
    }
    if (key instanceof ConsString) {
      return key.toString();
    }
    return Undefined.isUndefined(key) ? Undefined.instance : key;
  }

  /** The hash that {@link Entry} works out for a key that was normalized. */
  private static int hash(Object key) {
    if (key == null || (key instanceof Double number && number == 0)) {
      return 0;
    }
    return key.hashCode();
  }

  /** Whether two normalized keys are one to the language (SameValueZero). */
  static boolean same(Object one, Object other) {
    if (one == other) {
      return true;
    }
    if (one instanceof String) {
      return one.equals(other);
    }
    return one != null && other != null && ScriptRuntime.sameZero(one, other);
  }

  // Contents

  int size() {
    return size;
  }

  /** The ordinal that the next entry will have. */
  long nextOrdinal() {
    return nextOrdinal;
  }

  /** The entry of a normalized key, or null. */
  Entry find(Object key) {
    int place = place(key);
    return place < 0 ? null : entries[place];
  }

  private int place(Object key) {
    int hash = hash(key);
    if (index == null) {
      for (int i = first; i < end; i++) {
        if (entries[i].hashCode == hash && !isGone(entries[i]) && same(entries[i].key, key)) {
          return i;
        }
      }
      return -1;
    }
    int mask = index.length - 1;
    for (int i = spread(hash) & mask; index[i] != 0; i = (i + 1) & mask) {
      Entry entry = entries[index[i] - 1];
      if (entry.hashCode == hash && !isGone(entry) && same(entry.key, key)) {
        return index[i] - 1;
      }
    }
    return -1;
  }

  @SuppressWarnings("ReferenceEquality")
  private static boolean isGone(Entry entry) {
    return entry == GONE;
  }

  private static int spread(int hash) {
    int mixed = hash * 0x9E3779B9;
    return mixed ^ (mixed >>> 15);
  }

  /** Adds an entry whose key is not here. */
  void add(Entry entry) {
    addAt(nextOrdinal, entry);
  }

  /** Adds an entry whose ordinal is known and none that was given yet. */
  void addAt(long ordinal, Entry entry) {
    if (end == entries.length) {
      makeRoom();
    }
    if (end == 0) {
      firstOrdinal = ordinal;
      ordinals = null;
    } else if (ordinals == null && ordinal != firstOrdinal + end) {
      spellOrdinals();
    }
    if (ordinals != null) {
      ordinals[end] = ordinal;
    }
    entries[end] = entry;
    if (index != null) {
      enter(entry, end);
    }
    end++;
    size++;
    nextOrdinal = ordinal + 1;
  }

  /** Passes over ordinals: entries that had them are gone. */
  void skip(long count) {
    nextOrdinal += count;
  }

  /** Removes the entry of a normalized key; false if there is none. */
  boolean remove(Object key) {
    int place = place(key);
    if (place < 0) {
      return false;
    }
    entries[place].clear();
    entries[place] = GONE;
    size--;
    if (size == 0) {
      clear();
    } else {
      while (isGone(entries[first])) {
        first++;
      }
    }
    return true;
  }

  /** Removes all entries. Their ordinals are not given again. */
  void clear() {
    entries = NONE;
    ordinals = null;
    index = null;
    end = 0;
    first = 0;
    size = 0;
  }

  // Order

  /** The place of the first entry from an ordinal on, or -1. */
  int placeFrom(long ordinal) {
    int place = first;
    if (ordinals == null) {
      place = (int) Math.min(end, Math.max(first, ordinal - firstOrdinal));
    } else if (ordinal > ordinals[first]) {
      int found = Arrays.binarySearch(ordinals, first, end, ordinal);
      place = found >= 0 ? found : -found - 1;
    }
    return orAfter(place);
  }

  /** The place of the first entry behind one, or -1. */
  int placeAfter(int place) {
    return orAfter(place + 1);
  }

  private int orAfter(int from) {
    int place = from;
    while (place < end && isGone(entries[place])) {
      place++;
    }
    return place < end ? place : -1;
  }

  /** The entry in a place that {@link #placeFrom} has given. */
  Entry at(int place) {
    return entries[place];
  }

  /** The ordinal of a place that {@link #placeFrom} has given. */
  long ordinalAt(int place) {
    return ordinals == null ? firstOrdinal + place : ordinals[place];
  }

  // Room

  private void makeRoom() {
    int capacity = Math.max(FIRST_CAPACITY, size + (size >> 1) + 1);
    if (size == end) {
      entries = Arrays.copyOf(entries, capacity);
      if (ordinals != null) {
        ordinals = Arrays.copyOf(ordinals, capacity);
      }
    } else {
      closeGaps(capacity);
    }
    reindex();
  }

  private void closeGaps(int capacity) {
    Entry[] closed = new Entry[capacity];
    long[] closedOrdinals = new long[capacity];
    int to = 0;
    for (int from = first; from < end; from++) {
      if (!isGone(entries[from])) {
        closed[to] = entries[from];
        closedOrdinals[to++] = ordinalAt(from);
      }
    }
    boolean consecutive = closedOrdinals[to - 1] - closedOrdinals[0] == to - 1;
    firstOrdinal = closedOrdinals[0];
    ordinals = consecutive ? null : closedOrdinals;
    entries = closed;
    end = to;
    first = 0;
  }

  private void spellOrdinals() {
    ordinals = new long[entries.length];
    for (int i = 0; i < end; i++) {
      ordinals[i] = firstOrdinal + i;
    }
  }

  private void reindex() {
    if (entries.length <= LARGEST_WITHOUT_INDEX) {
      index = null;
      return;
    }
    index = new int[Integer.highestOneBit(entries.length) << 2];
    for (int i = first; i < end; i++) {
      enter(entries[i], i);
    }
  }

  private void enter(Entry entry, int place) {
    int mask = index.length - 1;
    int i = spread(entry.hashCode) & mask;
    while (index[i] != 0) {
      i = (i + 1) & mask;
    }
    index[i] = place + 1;
  }
}
