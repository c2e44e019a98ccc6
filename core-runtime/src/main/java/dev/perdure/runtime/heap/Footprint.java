package dev.perdure.runtime.heap;

import org.mozilla.javascript.ArrayInternals;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.NativeArray;

/**
 * What a loaded object takes in memory, as an estimate: of the objects that Java makes for it,
 * measured with compressed pointers. Too high an estimate wastes memory, too low a one exceeds the
 * limit.
 */
final class Footprint {

  /** The object, its slot map, and its place in the table of residents and in the queue. */
  private static final int SHELL = 190;

  /** The slot, its place in a table, and the number or string in it without its characters. */
  private static final int SLOT = 56;

  /**
   * A ghost is an object, a slot map and a place in the table, in all 160 bytes; but it may be
   * shared, or be loaded and count by itself.
   */
  static final int REFERENCE = 60;

  /** Characters of strings. */
  private static final int BYTE_OF_RECORD = 1;

  /** An element of an array that is in no slot. */
  private static final int ELEMENT = 4;

  private Footprint() {}

  /** What an object takes that has got a record of so many bytes: what it refers to is there. */
  static int ofAdopted(HeapSlotMap map, int recordBytes) {
    boolean inRecord = ArrayInternals.pagedLength(map.owner()) == 0;
    int values = map.slotCount() + (inRecord ? elements(map) : 0);
    return ofObject(map, recordBytes, values / 2);
  }

  private static int elements(HeapSlotMap map) {
    return map.owner() instanceof NativeArray array ? ArrayInternals.elementCount(array) : 0;
  }

  /** What an object takes whose record has so many bytes and refers to so many objects. */
  static int ofObject(HeapSlotMap map, int recordBytes, int references) {
    long bytes =
        SHELL
            // Slots that are in pages have no byte in the record.
            + (long) SLOT * Math.min(map.slotCount(), recordBytes)
            + (long) ELEMENT * elements(map)
            + (long) REFERENCE * references
            + (long) BYTE_OF_RECORD * recordBytes;
    return (int) Math.min(bytes, Integer.MAX_VALUE);
  }
}
