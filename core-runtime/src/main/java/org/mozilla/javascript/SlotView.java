package org.mozilla.javascript;

import java.util.Iterator;
import java.util.function.Consumer;

/**
 * Properties as the heap sees them: what a slot holds, and new slots for decoded ones. Everything
 * here works on maps that are loaded, without passing a barrier.
 */
public final class SlotView {

  /** What a slot is. The numbers are part of the disk format. */
  public enum Form {
    /** A value. */
    DATA,
    /** A getter, a setter, or both. */
    ACCESSOR,
    /** A property that Rhino computes from the object's other state, such as an array's length. */
    BUILT_IN
  }

  /**
   * Stands among the attributes of a data property whose assignments are told to the heap; no
   * attribute of Rhino's. The number is part of the disk format.
   */
  public static final int WATCHED = 0x40;

  private static final int PACKED_ATTRIBUTES = 0x0F | WATCHED;

  private SlotView() {}

  /** The attributes of a property of which attributes and form are in one byte. */
  public static int attributesOf(int packed) {
    return packed & PACKED_ATTRIBUTES;
  }

  /** The form of a property of which attributes and form are in one byte. */
  public static Form formOf(int packed) {
    return Form.values()[(packed & ~PACKED_ATTRIBUTES) >>> 4];
  }

  /** Walks the slots of a loaded map in property order. */
  public static Iterator<Slot> slots(HeapSlotMap map) {
    return map.loadedSlots();
  }

  /** Walks the slots of a young object in property order. */
  public static Iterator<Slot> slots(ScriptableObject object) {
    return object.getMap() instanceof HeapSlotMap map
        ? map.loadedSlots()
        : object.getMap().iterator();
  }

  /** Visits those slots of a loaded map or young object that are in memory. */
  public static void forEachInMemory(ScriptableObject object, Consumer<Slot> action) {
    if (object.getMap() instanceof HeapSlotMap map && map.pages() != null) {
      map.pages().forEachInMemory(action);
    } else {
      slots(object).forEachRemaining(action);
    }
  }

  /** The pages that the slots of a map are in, or null. */
  public static PagedEntries<Slot> pages(HeapSlotMap map) {
    return map.pages();
  }

  /** Whether any slot in pages has an index for a key. */
  public static boolean pagesHaveIndices(HeapSlotMap map) {
    return map.pagesHaveIndices();
  }

  /** The slots of a map are in pages from now on. */
  public static void keepInPages(HeapSlotMap map, PagedEntries<Slot> pages, boolean hasIndices) {
    map.keepIn(pages, hasIndices);
  }

  /** The pages of a map go, and its slots stay: the store will not have them any more. */
  public static void leavePages(HeapSlotMap map) {
    map.leavePages();
  }

  /** The slot of a key (a string, a symbol or an Integer), or null. */
  public static Slot find(HeapSlotMap map, Object key) {
    return key instanceof Integer index ? map.find(null, index) : map.find(key, 0);
  }

  /** The slot of a name in a loaded or young object, or null; no barrier. */
  public static Slot find(ScriptableObject object, String name) {
    return object.getMap() instanceof HeapSlotMap map
        ? map.find(name, 0)
        : object.getMap().query(name, 0);
  }

  /** The key: a string, a symbol, or an Integer for an index. */
  public static Object key(Slot slot) {
    return slot.name != null ? slot.name : Integer.valueOf(slot.indexOrHash);
  }

  /** Whether the key is an index. */
  public static boolean isIndex(Slot slot) {
    return slot.name == null;
  }

  /** The index of a slot whose key is one. */
  public static int index(Slot slot) {
    return slot.indexOrHash;
  }

  /** The property attributes, as in {@link ScriptableObject}, and {@link #WATCHED}. */
  public static int attributes(Slot slot) {
    int attributes = slot.getAttributes();
    return slot instanceof WatchedSlot ? attributes | WATCHED : attributes;
  }

  /** What the slot is; null if it is nothing that can be stored. */
  public static Form form(Slot slot) {
    Class<?> type = slot.getClass();
    if (type == Slot.class || type == WatchedSlot.class) {
      return Form.DATA;
    }
    if (type == AccessorSlot.class) {
      AccessorSlot accessor = (AccessorSlot) slot;
      boolean stored =
          (accessor.getter == null || accessor.getter instanceof AccessorSlot.FunctionGetter)
              && (accessor.setter == null
                  || accessor.setter instanceof AccessorSlot.FunctionSetter);
      return stored ? Form.ACCESSOR : null;
    }
    if (slot instanceof BuiltInSlot || slot instanceof LambdaSlot) {
      return Form.BUILT_IN;
    }
    return null;
  }

  /** The value that a data slot holds. */
  public static Object value(Slot slot) {
    return slot.value;
  }

  /** The value that reading the property gives; may compute it. */
  public static Object currentValue(Slot slot, ScriptableObject owner) {
    return slot.getValue(owner);
  }

  /** The getter of an accessor slot, undefined or null. */
  public static Object getter(Slot slot) {
    return ((AccessorSlot) slot).getter instanceof AccessorSlot.FunctionGetter getter
        ? getter.target
        : null;
  }

  /** The setter of an accessor slot, undefined or null. */
  public static Object setter(Slot slot) {
    return ((AccessorSlot) slot).setter instanceof AccessorSlot.FunctionSetter setter
        ? setter.target
        : null;
  }

  /** The function that a program gets as getter of a property that Java computes, or null. */
  public static Object lambdaGetter(Slot slot, ScriptableObject owner) {
    return slot instanceof LambdaAccessorSlot
        ? slot.getPropertyDescriptor(Context.getContext(), owner).getter
        : null;
  }

  /** The function that a program gets as setter of a property that Java computes, or null. */
  public static Object lambdaSetter(Slot slot, ScriptableObject owner) {
    return slot instanceof LambdaAccessorSlot
        ? slot.getPropertyDescriptor(Context.getContext(), owner).setter
        : null;
  }

  /** Whether Rhino, or Java code, computes the property; accessors of programs do not count. */
  public static boolean isComputed(Slot slot) {
    return slot.getClass() != Slot.class
        && !(slot instanceof AccessorSlot)
        && !(slot instanceof WatchedSlot);
  }

  /**
   * Whether a computed property holds a value outside of the slot that a program can assign: not
   * the length of an array, which is changed in other ways too.
   */
  public static boolean isAssignable(Slot slot) {
    return (slot instanceof BuiltInSlot && !(slot.value instanceof NativeArray))
        || (slot instanceof LambdaSlot lambda && lambda.setter != null);
  }

  /** Assigns a value to an assignable property, whatever its attributes. */
  public static void assign(Slot slot, ScriptableObject owner, Object value) {
    if (slot instanceof BuiltInSlot<?> builtIn) {
      builtIn.setValueFromDescriptor(value, owner, owner, false);
    } else {
      ((LambdaSlot) slot).setter.accept(value);
    }
  }

  /** Whether two slots of one key are the same property: form, attributes and what they hold. */
  public static boolean same(Slot one, Slot other) {
    if (one == null || other == null || one.getClass() != other.getClass()) {
      return one == other;
    }
    if (one.getAttributes() != other.getAttributes()) {
      return false;
    }
    if (one instanceof AccessorSlot) {
      return getter(one) == getter(other) && setter(one) == setter(other);
    }
    return sameValue(one.value, other.value);
  }

  /** Whether two values are the same: objects by identity. */
  public static boolean sameValue(Object one, Object other) {
    return one == other || (one != null && !(one instanceof Scriptable) && one.equals(other));
  }

  /** A new data slot, watched if the attributes say so. */
  public static Slot data(Object key, int attributes, Object value) {
    Slot slot;
    if (key instanceof Integer index) {
      slot = new Slot(null, index, attributes);
    } else if ((attributes & WATCHED) != 0) {
      slot = new WatchedSlot(key, attributes & ~WATCHED);
    } else {
      slot = new Slot(key, 0, attributes);
    }
    slot.value = value;
    return slot;
  }

  /** A new accessor slot. */
  public static Slot accessor(Object key, int attributes, Object getter, Object setter) {
    AccessorSlot slot =
        key instanceof Integer index ? new AccessorSlot(null, index) : new AccessorSlot(key, 0);
    slot.setAttributes(attributes);
    slot.getter = getter == null ? null : new AccessorSlot.FunctionGetter(getter);
    slot.setter = setter == null ? null : new AccessorSlot.FunctionSetter(setter);
    // What reading gives if there is no getter.
    slot.value = Undefined.instance;
    return slot;
  }

  /** A copy that is in no map. */
  public static Slot copy(Slot slot) {
    return slot.copySlot();
  }

  /** A copy of a built-in slot that computes its value from another object of the class. */
  public static Slot copyFor(ScriptableObject owner, Slot slot) {
    Slot copy = slot.copySlot();
    copy.value = owner;
    return copy;
  }

  /** Sets the attributes of a slot that Rhino made. */
  public static void setAttributes(Slot slot, int attributes) {
    slot.setAttributes(attributes);
  }

  /** Adds a slot to a map that is being filled. */
  public static void insert(HeapSlotMap map, Slot slot) {
    map.insert(slot);
  }

  /** Puts a slot in the place of the one with its key, or last if there is none; no barrier. */
  public static void put(HeapSlotMap map, Slot slot) {
    map.put(slot);
  }

  /** Removes the slot of a key if there is one; no barrier. */
  public static void remove(HeapSlotMap map, Object key) {
    map.removeKey(key);
  }

  /** Removes all slots from a map that is being filled; the pages that they were in, or null. */
  public static PagedEntries<Slot> clearButForPages(HeapSlotMap map) {
    return map.clearButForPages();
  }

  /** Removes all slots from a map that is being filled. */
  public static void clear(HeapSlotMap map) {
    map.clear();
  }
}
