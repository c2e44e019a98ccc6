package org.mozilla.javascript;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The slots of one object: a chained hash table in insertion order for names and symbols, an array
 * for indices. Nothing here passes a barrier or faults anything in. Confined to the turn thread.
 */
abstract class SlotStorage {
  private static final Slot[] NONE = new Slot[0];
  private static final int FIRST_TABLE_SIZE = 4;

  private Slot[] table = NONE;
  private int tableCount;
  private Slot firstNamed;
  private Slot lastNamed;
  private boolean tableHasIndices;

  private Slot[] elements = NONE;
  private int elementCount;

  /** All slots, if they are many and the object is persistent; the rest is empty then. */
  private PagedEntries<Slot> pages;

  /** How many slots there are. */
  public final int slotCount() {
    if (pages != null) {
      return (int) Math.min(Integer.MAX_VALUE, pages.size());
    }
    return tableCount + elementCount;
  }

  /** The slots are in pages from now on. */
  final void keepIn(PagedEntries<Slot> newPages, boolean hasIndices) {
    clear();
    pages = newPages;
    tableHasIndices = hasIndices;
  }

  /** The pages go, and the slots stay. */
  final void leavePages() {
    if (pages == null) {
      return;
    }
    List<Slot> slots = new ArrayList<>();
    inOrder().forEachRemaining(slots::add);
    clear();
    slots.forEach(this::insert);
  }

  /** The pages, or null. */
  final PagedEntries<Slot> pages() {
    return pages;
  }

  /** Whether any slot in pages has an index for a key. */
  final boolean pagesHaveIndices() {
    return tableHasIndices;
  }

  /** Adds a slot to a map that is being filled from a record; no barrier. */
  final void insert(Slot slot) {
    slot.next = null;
    slot.orderedNext = null;
    if (pages != null) {
      tableHasIndices |= slot.name == null;
      pages.add(slot);
      return;
    }
    if (slot.name == null && fitsElements(slot.indexOrHash)) {
      elements[slot.indexOrHash] = slot;
      elementCount++;
      return;
    }
    if (slot.name == null) {
      tableHasIndices = true;
    }
    if (4 * (tableCount + 1) > 3 * table.length) {
      growTable();
    }
    int bucket = slot.indexOrHash & (table.length - 1);
    slot.next = table[bucket];
    table[bucket] = slot;
    if (lastNamed == null) {
      firstNamed = slot;
    } else {
      lastNamed.orderedNext = slot;
    }
    lastNamed = slot;
    tableCount++;
  }

  /** Puts a slot in the place of the one with its key, or last; no barrier. */
  final void put(Slot slot) {
    Slot existing = find(slot.name, slot.indexOrHash);
    if (existing == null) {
      insert(slot);
    } else if (existing != slot) {
      replace(existing, slot);
    }
  }

  /** Removes all slots; no barrier. */
  final void clear() {
    table = NONE;
    tableCount = 0;
    firstNamed = null;
    lastNamed = null;
    tableHasIndices = false;
    elements = NONE;
    elementCount = 0;
    if (pages != null) {
      pages.release();
      pages = null;
    }
  }

  /** The slots of a map that is known to be loaded, in property order, without any barrier. */
  final Iterator<Slot> loadedSlots() {
    return tableHasIndices ? sortedSlots() : inOrder();
  }

  /** Removes all slots; no barrier. The pages that they were in are whole, and the caller's. */
  final PagedEntries<Slot> clearButForPages() {
    PagedEntries<Slot> before = pages;
    pages = null;
    clear();
    return before;
  }

  /** Looks a slot up without any barrier. */
  final Slot find(Object key, int index) {
    if (key == null) {
      if (index >= 0 && index < elements.length) {
        Slot element = elements[index];
        if (element != null) {
          return element;
        }
      }
      if (!tableHasIndices) {
        return null;
      }
    }
    if (tableCount == 0) {
      return pages == null ? null : pages.find(pagedKey(key, index));
    }
    int hash = key != null ? key.hashCode() : index;
    for (Slot slot = table[hash & (table.length - 1)]; slot != null; slot = slot.next) {
      if (hash == slot.indexOrHash
          && (slot.name == key || (key != null && key.equals(slot.name)))) {
        return slot;
      }
    }
    return null;
  }

  private static Object pagedKey(Object key, int index) {
    return key != null ? key : Integer.valueOf(index);
  }

  /** Looks up a slot that is about to be written; no barrier but the one of its page. */
  final Slot findToWrite(Object key, int index) {
    return pages == null ? find(key, index) : pages.findToChange(pagedKey(key, index));
  }

  /** Notes that a slot may be written without further notice. */
  final void suspectPage(Object key, int index) {
    if (pages != null) {
      pages.findToSuspect(pagedKey(key, index));
    }
  }

  private boolean fitsElements(int index) {
    if (index < 0) {
      return false;
    }
    if (index < elements.length) {
      return true;
    }
    long limit = 2L * elementCount + 16;
    if (index >= limit) {
      return false;
    }
    int newLength = (int) Math.min(Integer.MAX_VALUE - 16, Math.max(index + 1L, limit));
    Slot[] grown = new Slot[newLength];
    System.arraycopy(elements, 0, grown, 0, elements.length);
    elements = grown;
    return true;
  }

  private void growTable() {
    Slot[] grown = new Slot[Math.max(FIRST_TABLE_SIZE, table.length * 2)];
    for (Slot slot = firstNamed; slot != null; slot = slot.orderedNext) {
      int bucket = slot.indexOrHash & (grown.length - 1);
      slot.next = grown[bucket];
      grown[bucket] = slot;
    }
    table = grown;
  }

  private boolean isElement(Slot slot) {
    return slot.name == null
        && slot.indexOrHash >= 0
        && slot.indexOrHash < elements.length
        && elements[slot.indexOrHash] == slot;
  }

  /** Removes a slot that is in the map; no barrier. */
  final void remove(Slot slot) {
    if (pages != null) {
      pages.remove(pagedKey(slot.name, slot.indexOrHash));
      return;
    }
    if (isElement(slot)) {
      elements[slot.indexOrHash] = null;
      elementCount--;
      return;
    }
    relink(slot, slot.next);
    Slot before = orderedPredecessor(slot);
    if (before == null) {
      firstNamed = slot.orderedNext;
    } else {
      before.orderedNext = slot.orderedNext;
    }
    if (lastNamed == slot) {
      lastNamed = before;
    }
    tableCount--;
  }

  /** Puts a slot in the place of one that is in the map; no barrier. */
  final void replace(Slot old, Slot replacement) {
    if (pages != null) {
      pages.replace(pagedKey(old.name, old.indexOrHash), replacement);
      return;
    }
    if (isElement(old)) {
      replacement.next = null;
      replacement.orderedNext = null;
      elements[old.indexOrHash] = replacement;
      return;
    }
    replacement.next = old.next;
    replacement.orderedNext = old.orderedNext;
    relink(old, replacement);
    Slot before = orderedPredecessor(old);
    if (before == null) {
      firstNamed = replacement;
    } else {
      before.orderedNext = replacement;
    }
    if (lastNamed == old) {
      lastNamed = replacement;
    }
  }

  /** Makes whatever points at a slot in its bucket point at another. */
  private void relink(Slot slot, Slot to) {
    int bucket = slot.indexOrHash & (table.length - 1);
    if (table[bucket] == slot) {
      table[bucket] = to;
      return;
    }
    Slot before = table[bucket];
    while (before.next != slot) {
      before = before.next;
    }
    before.next = to;
  }

  private Slot orderedPredecessor(Slot slot) {
    Slot before = null;
    for (Slot s = firstNamed; s != slot; s = s.orderedNext) {
      before = s;
    }
    return before;
  }

  private Iterator<Slot> sortedSlots() {
    List<Slot> indexed = new ArrayList<>();
    List<Slot> others = new ArrayList<>();
    for (Iterator<Slot> all = inOrder(); all.hasNext(); ) {
      Slot slot = all.next();
      (slot.name == null && slot.indexOrHash >= 0 ? indexed : others).add(slot);
    }
    indexed.sort(Comparator.comparingInt(slot -> slot.indexOrHash));
    indexed.addAll(others);
    return indexed.iterator();
  }

  private Iterator<Slot> inOrder() {
    return pages != null ? new InPages() : new InOrder();
  }

  /** The order of insertion, page by page. */
  private final class InPages implements Iterator<Slot> {
    private final PagedEntries<Slot> walked = pages;
    private long ordinal = walked.ordinalFrom(0);

    @Override
    public boolean hasNext() {
      return ordinal >= 0;
    }

    @Override
    public Slot next() {
      if (ordinal < 0) {
        throw new NoSuchElementException();
      }
      Slot slot = walked.at(ordinal);
      ordinal = walked.ordinalFrom(ordinal + 1);
      return slot;
    }
  }

  /**
   * Elements by index, then the table in order of insertion. It goes on over the slots that it
   * began with if the object becomes a ghost in the meantime.
   */
  private final class InOrder implements Iterator<Slot> {
    private final Slot[] elements = SlotStorage.this.elements;
    private int nextElement;
    private Slot nextNamed = firstNamed;

    InOrder() {
      skipHoles();
    }

    private void skipHoles() {
      while (nextElement < elements.length && elements[nextElement] == null) {
        nextElement++;
      }
    }

    @Override
    public boolean hasNext() {
      return nextElement < elements.length || nextNamed != null;
    }

    @Override
    public Slot next() {
      if (nextElement < elements.length) {
        Slot slot = elements[nextElement++];
        skipHoles();
        return slot;
      }
      if (nextNamed == null) {
        throw new NoSuchElementException();
      }
      Slot slot = nextNamed;
      nextNamed = slot.orderedNext;
      return slot;
    }
  }
}
