package org.mozilla.javascript;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.mozilla.javascript.Hashtable.Entry;

/**
 * How far a walk over a Map or Set has got: the ordinal from which on it looks for the next entry.
 * It holds no place in memory, so that the collection may change, become a ghost and come back
 * between two steps.
 *
 * <p>When it belongs to an iterator object that is persistent, each step marks that object as
 * changed first. Confined to the turn thread.
 */
final class EntryCursor implements Iterator<Entry> {

  /** What is walked; null when the walk has come to its end, or is not loaded. */
  private HeapHashtable table;

  private long nextOrdinal;

  /** The map of the persistent iterator object whose position this is, or null. */
  private HeapSlotMap iterator;

  EntryCursor(HeapHashtable table, long nextOrdinal) {
    this.table = table;
    this.nextOrdinal = nextOrdinal;
  }

  /** From now on this is the position of a persistent iterator object. */
  void belongTo(HeapSlotMap persistentIterator) {
    iterator = persistentIterator;
  }

  /** Goes to a position that was stored; no table stands for the end. */
  void moveTo(HeapHashtable newTable, long ordinal) {
    table = newTable;
    nextOrdinal = ordinal;
  }

  /** What is walked; null at the end. */
  HeapHashtable table() {
    return table;
  }

  long nextOrdinal() {
    return nextOrdinal;
  }

  @Override
  public boolean hasNext() {
    if (iterator != null) {
      iterator.load();
    }
    if (table == null) {
      return false;
    }
    if (table.ordinalFrom(nextOrdinal) < 0) {
      // An iterator that has come to the end stays there, also if entries are added.
      if (iterator != null) {
        iterator.markChanged();
      }
      table = null;
      return false;
    }
    return true;
  }

  @Override
  public Entry next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (iterator != null) {
      iterator.markChanged();
    }
    long ordinal = table.ordinalFrom(nextOrdinal);
    nextOrdinal = ordinal + 1;
    return table.handOut(ordinal);
  }
}
