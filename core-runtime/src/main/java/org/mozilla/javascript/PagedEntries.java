package org.mozilla.javascript;

import java.util.function.Consumer;

/**
 * The entries of a collection or dictionary that is too large to be written as a whole: the heap
 * keeps them in pages, which come from the store when they are needed. Ordinals are those of {@link
 * EntryList}. Confined to the turn thread.
 *
 * @param <E> what is kept: an entry of a Map or Set, or a slot
 */
public interface PagedEntries<E> {

  /** How many entries there are. */
  long size();

  /** The ordinal that the next entry will have. */
  long nextOrdinal();

  /** The entry of a key, or null. */
  E find(Object key);

  /** The entry of a key, which is about to be written, or null. */
  E findToChange(Object key);

  /** The entry of a key, which may be written past the barriers, or null. */
  E findToSuspect(Object key);

  /** Adds an entry whose key is not here. */
  void add(E entry);

  /** Puts an entry in the place of the one with its key. */
  void replace(Object key, E entry);

  /** Removes the entry of a key; returns it, or null if there is none. */
  E remove(Object key);

  /** The ordinal of the first entry from an ordinal on, or -1. */
  long ordinalFrom(long ordinal);

  /** The entry with an ordinal that {@link #ordinalFrom} has given. */
  E at(long ordinal);

  /** Visits the entries that are in memory, in no order. */
  void forEachInMemory(Consumer<E> action);

  /**
   * Lets go of everything in memory: the owner is a ghost or is being filled anew. Whoever is in
   * the middle of a look-up may finish it.
   */
  void release();
}
