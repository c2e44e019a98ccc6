package org.mozilla.javascript;

/** What a {@link HeapSlotMap} asks of the heap. Confined to the turn thread. */
public interface HeapHooks {

  /** Decodes the object's record into the object and its map, which is a ghost. */
  void faultIn(HeapSlotMap map);

  /**
   * The values that the store has for a page of an object's; at most as many as a page has. To make
   * room for them, anything but the object itself may be evicted, also other pages of it.
   */
  Object[] readPage(HeapSlotMap map, HeapPages pages, int page);

  /** As {@link #loaded}, but nothing is evicted now. */
  default void entered(Evictable part, int bytes) {}

  /** Nothing is evicted until {@link #release}: Rhino has hold of state that could be. */
  default void hold() {}

  /** Ends what {@link #hold} began. */
  default void release() {}

  /**
   * A part of an object's state has been loaded, and may be evicted from the next load on; once for
   * each time that it is loaded, when its load is complete.
   *
   * @param bytes what it takes in memory, about
   */
  default void loaded(Evictable part, int bytes) {}

  /**
   * How many savepoints have been opened so far: one that was makes what had been noted as changed
   * clean.
   */
  default int savepoints() {
    return 0;
  }

  /** The object has to stay in memory until the turn ends. */
  default void pinned(HeapSlotMap map) {}

  /** An object that was set stale is touched. It stays stale unless the heap unsets it. */
  default void stale(HeapSlotMap map) {}

  /** The object is about to be written for the first time since the last checkpoint. */
  void changed(HeapSlotMap map);

  /**
   * The object may be about to be written in a way that passes no barrier: it is to be compared
   * with its record at the checkpoint.
   */
  void suspected(HeapSlotMap map);

  /**
   * A {@linkplain HeapSlotMap#watch watched} property has been assigned another value; what this
   * throws undoes the assignment, and the program sees it.
   */
  default void watchedWritten(ScriptableObject owner, Object key, Object before) {}

  /** A property of an intrinsic is about to be added, written or removed. */
  void intrinsicChanging(HeapSlotMap map, Object key);

  /** A property of an intrinsic is about to be removed. */
  void intrinsicRemoving(HeapSlotMap map, Object key);
}
