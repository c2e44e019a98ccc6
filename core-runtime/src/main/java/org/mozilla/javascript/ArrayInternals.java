package org.mozilla.javascript;

import java.util.Arrays;

/**
 * Arrays as the engine, the realm and the heap see them.
 *
 * <p>Rhino's array functions reach elements in two ways. Most call the methods of the array, which
 * {@link HeapArray} overrides. Some, on a dense array, use the Java array with its elements: to
 * each of these belongs a method here that is called before it, and loads and notes what it
 * touches. Confined to the turn thread.
 */
public final class ArrayInternals {

  private ArrayInternals() {}

  // Making arrays

  /** What {@link Context#newArray(Scriptable, int)} is to give. */
  public static Scriptable newArray(Scriptable scope, int length) {
    return inScope(new HeapArray(length), scope);
  }

  /** What {@link Context#newArray(Scriptable, Object[])} is to give. */
  public static Scriptable newArray(Scriptable scope, Object[] elements) {
    if (elements.getClass().getComponentType() != Object.class) {
      throw new IllegalArgumentException("An array of " + elements.getClass() + ".");
    }
    return inScope(new HeapArray(elements), scope);
  }

  private static Scriptable inScope(HeapArray array, Scriptable scope) {
    ScriptRuntime.setBuiltinProtoAndParent(array, scope, TopLevel.Builtins.Array);
    return array;
  }

  /** Makes the realm's Array constructor give arrays of our class. */
  public static void replaceConstructor(Object arrayConstructor) {
    SerializableConstructable make = ArrayInternals::construct;
    RhinoInternals.write(RhinoInternals.CONSTRUCTOR_TARGET, arrayConstructor, make);
  }

  private static Scriptable construct(Context cx, Scriptable scope, Object[] args) {
    if (args.length == 0) {
      return new HeapArray(0);
    }
    if (args.length > 1 || !(args[0] instanceof Number number)) {
      return new HeapArray(args);
    }
    long length = ScriptRuntime.toUint32(number);
    if (length != number.doubleValue()) {
      throw ScriptRuntime.rangeError(ScriptRuntime.getMessageById("msg.arraylength.bad"));
    }
    return new HeapArray(length);
  }

  /** An array that has yet to be filled from its record. */
  public static ScriptableObject newGhost() {
    HeapArray array = new HeapArray(0);
    array.dropElements();
    return array;
  }

  // Records; nothing here passes a barrier

  public static long length(ScriptableObject array) {
    return (long) RhinoInternals.ARRAY_LENGTH.get((NativeArray) array);
  }

  public static int lengthAttributes(ScriptableObject array) {
    return (int) RhinoInternals.ARRAY_LENGTH_ATTRIBUTES.get((NativeArray) array);
  }

  /** Sets the length of an array that is being filled, and drops its elements. */
  public static void setLength(ScriptableObject array, long length, int attributes) {
    RhinoInternals.ARRAY_LENGTH.set((NativeArray) array, length);
    RhinoInternals.ARRAY_LENGTH_ATTRIBUTES.set((NativeArray) array, attributes);
  }

  /** An array is young no more, and has this map. */
  @SuppressWarnings("unchecked")
  public static void adopt(ScriptableObject array, HeapSlotMap map) {
    if (array instanceof HeapArray heapArray) {
      heapArray.noteWriteCare();
      map.put(new HeapLengthSlot((BuiltInSlot<NativeArray>) map.find("length", 0)));
    } else {
      storeElementsInSlots(array, map);
    }
  }

  /** Makes Rhino keep the elements in the slot map instead of an array of its own. */
  static void storeElementsInSlots(ScriptableObject object, HeapSlotMap map) {
    Object[] dense = elements(object);
    RhinoInternals.ARRAY_DENSE_ONLY.set((NativeArray) object, false);
    RhinoInternals.ARRAY_DENSE.set((NativeArray) object, null);
    for (int i = 0; dense != null && i < dense.length; i++) {
      map.removeKey(i);
      if (dense[i] != Scriptable.NOT_FOUND) {
        map.insert(SlotView.data(i, 0, dense[i]));
      }
    }
  }

  /** The slot of the length that a persistent array has. */
  @SuppressWarnings("unchecked")
  public static Slot newLengthSlot(ScriptableObject array) {
    for (Slot slot : new HeapArray(0).getMap()) {
      if ("length".equals(slot.name)) {
        return SlotView.copyFor(array, new HeapLengthSlot((BuiltInSlot<NativeArray>) slot));
      }
    }
    throw new IllegalStateException("Rhino's arrays have no length.");
  }

  /**
   * The elements that lie in no slot, with {@link Scriptable#NOT_FOUND} for holes; null if all lie
   * in slots. Those that have not been loaded are not what they are.
   */
  public static Object[] elements(ScriptableObject array) {
    Object[] dense = (Object[]) RhinoInternals.ARRAY_DENSE.get((NativeArray) array);
    if (dense == null) {
      return null;
    }
    int length = (int) Math.min(dense.length, length(array));
    return dense.length == length ? dense : Arrays.copyOf(dense, length);
  }

  /** How many elements and holes lie in no slot. */
  public static int elementCount(ScriptableObject array) {
    Object[] dense = (Object[]) RhinoInternals.ARRAY_DENSE.get((NativeArray) array);
    return dense == null ? 0 : (int) Math.min(dense.length, length(array));
  }

  /**
   * Decides how the elements of an array are to be stored, before it is encoded.
   *
   * @param pageSize how many elements a page of an array has that gets its first pages
   * @param longest a longer array without pages gets them
   * @param shortest an array with pages that is not longer loses them
   * @return how many elements are in pages; 0 if all are part of the record
   */
  public static int settle(ScriptableObject object, int pageSize, int longest, int shortest) {
    if (!(object instanceof HeapArray array)) {
      return 0;
    }
    array.settle();
    int length = array.denseLength();
    ArrayPages pages = array.pages();
    if (pages == null && length > longest) {
      pages = new ArrayPages(array, pageSize, 0);
      array.setPages(pages);
    } else if (pages != null && length <= shortest) {
      pages.dissolve();
    }
    if (pages == null || pages.pageCount() == 0) {
      if (array.dense() != null) {
        array.noteUnguarded(array.dense());
      }
      return 0;
    }
    return length;
  }

  /** How many elements are in pages; 0 if all are part of the record. */
  public static int pagedLength(ScriptableObject object) {
    return object instanceof HeapArray array
            && array.pages() != null
            && array.pages().pageCount() > 0
        ? array.denseLength()
        : 0;
  }

  /** The pages of an array, or null; there are none left if the elements go into the record. */
  public static HeapPages pages(ScriptableObject array) {
    return array instanceof HeapArray heapArray ? heapArray.pages() : null;
  }

  /** Gives an array that is being filled its elements; its length is set. */
  public static void takeElements(ScriptableObject array, Object[] elements) {
    ((HeapArray) array).takeElements(elements);
  }

  /** Gives an array that is being filled its pages; its length is set. */
  public static void takePages(ScriptableObject array, int count, int pageSize) {
    ((HeapArray) array).takePages(count, pageSize);
  }

  /** Drops the elements of an array that is to be filled again. */
  public static void dropElements(ScriptableObject object) {
    if (object instanceof HeapArray array) {
      array.dropElements();
    }
  }

  // Around Rhino's functions

  /**
   * Holds eviction off while Rhino has hold of the elements of these objects.
   *
   * @return what to release then; null if none of the objects is a persistent array
   */
  public static HeapHooks hold(Object object, Object[] others) {
    HeapSlotMap map = persistentMap(object);
    for (int i = 0; i < others.length && map == null; i++) {
      map = persistentMap(others[i]);
    }
    if (map == null) {
      return null;
    }
    map.heap().hold();
    return map.heap();
  }

  private static HeapSlotMap persistentMap(Object object) {
    return object instanceof HeapArray array ? array.persistentMap() : null;
  }

  /** Elements are about to be added at the end. */
  public static void beforeAppend(Object object, int count) {
    if (object instanceof HeapArray array && array.persistentMap() != null) {
      long length = array.getLength();
      if (length == array.denseLength()) {
        array.changing(length, length + count);
      }
    }
  }

  /** The last element is about to be removed and handed out. */
  public static void beforeRemoveLast(Object object) {
    if (object instanceof HeapArray array && array.persistentMap() != null) {
      long length = array.getLength();
      if (length == array.denseLength() && length > 0) {
        array.loadElements(length - 1, length);
        array.handOut(length - 1, length);
        array.changing(length - 1, length);
      }
    }
  }

  /** Everything from an element on is about to be moved, or handed out. */
  public static void beforeMove(Object object, double from) {
    if (object instanceof HeapArray array && array.persistentMap() != null) {
      double length = array.getLength();
      long first = (long) Math.max(0, Math.min(length, from < 0 ? length + from : from));
      array.moving(first);
      array.handOut(first, array.denseLength());
    }
  }

  /** As many elements as are removed are put in their place. */
  public static void beforeReplace(Object object, double from, int count) {
    if (object instanceof HeapArray array && array.persistentMap() != null) {
      double length = array.getLength();
      long first = (long) Math.max(0, Math.min(length, from < 0 ? length + from : from));
      if (first + count > array.denseLength()) {
        beforeMove(object, from);
        return;
      }
      array.loadElements(first, first + count);
      array.handOut(first, first + count);
      array.changing(first, first + count);
    }
  }

  /** Elements are about to be read, and may be handed out. */
  public static void beforeRead(Object object) {
    if (object instanceof HeapArray array && array.persistentMap() != null) {
      array.getLength();
      array.loadElements(0, array.denseLength());
      array.handOut(0, array.denseLength());
    }
  }

  /** The pages of an array go, and its elements stay: the store will not have them any more. */
  public static void leavePages(ScriptableObject array) {
    if (array instanceof HeapArray heapArray && heapArray.pages() != null) {
      heapArray.leavePages();
    }
  }

  /** For {@link #afterChange}, before a function is called that changes an array. */
  public static int savepoints(Object object) {
    return object instanceof HeapArray array ? array.savepoints() : 0;
  }

  /**
   * A function that changes an array has ended; it may have called the program.
   *
   * @param savepoints what {@link #savepoints} gave before
   */
  public static void afterChange(Object object, int savepoints) {
    if (object instanceof HeapArray array) {
      array.written(savepoints);
    }
  }

  /** A function has given an array that it may have filled past all barriers. */
  public static void afterFilling(Object object) {
    if (object instanceof HeapArray array && array.persistentMap() != null) {
      array.moving(0);
    }
  }
}
