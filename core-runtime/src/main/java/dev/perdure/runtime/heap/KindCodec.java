package dev.perdure.runtime.heap;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.HeapPages;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Slot;

/**
 * What is particular to one kind of object: the state that it has beside its properties, and what
 * becomes of that state when the object enters the heap, is faulted in, or leaves memory.
 *
 * <p>A record is: kind, flags, prototype, the state that is written here, properties. One codec
 * serves all heaps' objects of its kind in a realm. Confined to the turn thread.
 */
abstract class KindCodec {

  /** Writes the state of an object. It is young or loaded. */
  abstract void write(RecordWriter out, ScriptableObject object, ValueEncoder values);

  /**
   * Puts an object in the state that was written; it may have had another, which is being undone.
   */
  abstract void read(RecordReader in, ScriptableObject object, HeapSlotMap map);

  /** Makes an object of a kind that {@linkplain org.mozilla.javascript.HeapKind#isLazy is lazy}. */
  ScriptableObject makeEmpty() {
    throw new IllegalStateException(getClass() + " makes objects from their records.");
  }

  /**
   * Makes an object of a kind that is not lazy. What its state refers to is made first, so that
   * nothing may be read here that can lead back to the object: {@link #read} comes later.
   */
  ScriptableObject makeFrom(RecordReader in) {
    throw new IllegalStateException(getClass() + " makes objects without their records.");
  }

  /** Whether an object has to have its state as soon as anything refers to it. */
  boolean isNeverGhost() {
    return false;
  }

  /** Whether a new object's scope is the global object, as that of nearly everything is. */
  boolean hasGlobalScope() {
    return true;
  }

  /**
   * The pages that are part of the state that {@link #write} has written, and of what was stored
   * before it. For a young object they are all new.
   */
  List<? extends HeapPages> pages(ScriptableObject object) {
    return List.of();
  }

  /**
   * A part of the object's entries, by its key in table ENTRIES, is not what the store has any
   * more: a savepoint is being returned to.
   */
  void noteLostEntries(ScriptableObject object, byte[] key) {}

  /** A young object has got its place in the heap, and its slots are in this map. */
  void adopted(ScriptableObject object, HeapSlotMap map) {}

  /** The object's slots have gone, or have not come yet: drop what can be faulted in with them. */
  void becameGhost(ScriptableObject object, HeapSlotMap map) {}

  /**
   * The object, which is loaded, is to have no record any more: what of its state is in the store
   * alone is to be brought into memory.
   */
  void becomesYoung(ScriptableObject object, HeapSlotMap map) {}

  /**
   * A new slot like the one that Rhino gives every object of this kind for a property that it
   * computes, or null if there is none of this name.
   */
  @Nullable Slot builtInSlot(ScriptableObject owner, Object key) {
    return null;
  }
}
