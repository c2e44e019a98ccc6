package dev.perdure.runtime.store;

/** The ordered tables of a heap. The numbers are part of the disk format and are never reused. */
public enum StoreTable {
  /** Object records: 8-byte big-endian oid to record. */
  OBJECTS(1),
  /** Shapes: 8-byte big-endian shape id, or the hash of a shape, to its description or id. */
  SHAPES(2),
  /** Scripts: hash of the source to its text and name. */
  SCRIPTS(3),
  /** Pending timers: due time and timer number to the object that is to be called. */
  TIMERS(4),
  /** Extents: model and id to the member object. */
  EXTENTS(5),
  /** State that exists once a heap: counters, roots, deltas of intrinsics. */
  META(6),
  /** The parts of values that are too large for one entry of a store. */
  CHUNKS(7),
  /** Parts of the state of objects: oid, number of the sequence and of the page to values. */
  PAGES(8),
  /** Long strings: the hash of a string to the string. */
  STRINGS(9),
  /** Large maps, sets and dictionaries: oid and page to entries, oid and bucket to their keys. */
  ENTRIES(10);

  private final int number;

  StoreTable(int number) {
    this.number = number;
  }

  /** The table's number on disk. */
  public int number() {
    return number;
  }
}
