package org.mozilla.javascript;

/**
 * The state of iterators over Maps and Sets: what they walk, how far they have got, and what they
 * give. The position knows the iterator that it belongs to, and marks it as changed with each step.
 *
 * <p>Nothing here faults anything in. Confined to the turn thread.
 */
public final class CollectionIteratorInternals {

  private CollectionIteratorInternals() {}

  private static String tag(HeapKind kind) {
    return kind == HeapKind.MAP_ITERATOR ? NativeMap.ITERATOR_TAG : NativeSet.ITERATOR_TAG;
  }

  /** The kind of an iterator. */
  static HeapKind kindOf(NativeCollectionIterator iterator) {
    return NativeMap.ITERATOR_TAG.equals(iterator.getClassName())
        ? HeapKind.MAP_ITERATOR
        : HeapKind.SET_ITERATOR;
  }

  public static ScriptableObject newIterator(HeapKind kind) {
    HeapCollectionIterator iterator = new HeapCollectionIterator(tag(kind));
    RhinoInternals.ITERATOR_POSITION.set(
        (NativeCollectionIterator) iterator, new EntryCursor(null, 0));
    return iterator;
  }

  private static EntryCursor cursor(ScriptableObject iterator) {
    return RhinoInternals.ITERATOR_POSITION.get((NativeCollectionIterator) iterator)
            instanceof EntryCursor cursor
        ? cursor
        : null;
  }

  /** Whether the iterator walks a table of ours, so that its position can be told. */
  public static boolean hasPosition(ScriptableObject iterator) {
    return cursor(iterator) != null;
  }

  /** The Map or Set that is walked, or null if the walk is over. */
  public static ScriptableObject collection(ScriptableObject iterator) {
    HeapHashtable table = cursor(iterator).table();
    return table == null ? null : table.owner();
  }

  /** The ordinal from which on the next entry is looked for. */
  public static long nextOrdinal(ScriptableObject iterator) {
    return cursor(iterator).nextOrdinal();
  }

  /** What the iterator gives: 0 keys, 1 values, 2 both. Part of the disk format. */
  public static int type(ScriptableObject iterator) {
    Object type = RhinoInternals.ITERATOR_TYPE.get((NativeCollectionIterator) iterator);
    return ((NativeCollectionIterator.Type) type).ordinal();
  }

  /** Puts a loaded iterator in a state that was stored; no collection stands for the end. */
  public static void setState(
      ScriptableObject iterator, ScriptableObject collection, long nextOrdinal, int type) {
    if (collection != null
        && !(collection instanceof NativeMap || collection instanceof NativeSet)) {
      throw new ClassCastException("What an iterator walks is no collection.");
    }
    cursor(iterator)
        .moveTo(collection == null ? null : CollectionInternals.table(collection), nextOrdinal);
    RhinoInternals.ITERATOR_TYPE.set(
        (NativeCollectionIterator) iterator, NativeCollectionIterator.Type.values()[type]);
    // The position says it, too; this may be left of a turn that is being undone.
    ((NativeCollectionIterator) iterator).exhausted = false;
  }

  /** Drops what is faulted in with the next step. */
  public static void drop(ScriptableObject iterator) {
    cursor(iterator).moveTo(null, 0);
  }

  /** The iterator has become persistent: its steps mark it as changed. */
  public static void adopt(ScriptableObject iterator, HeapSlotMap map) {
    cursor(iterator).belongTo(map);
  }
}
