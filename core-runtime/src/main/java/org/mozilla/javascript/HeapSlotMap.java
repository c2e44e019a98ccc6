package org.mozilla.javascript;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The property storage of a persistent object: write barrier and lazy loader in one.
 *
 * <p>Rhino reaches every property through its object's slot map. When an object becomes persistent,
 * its map is exchanged for one of these. It has its own storage, because delegating to Rhino's maps
 * would double the cost of a property access.
 *
 * <p>States: a <em>ghost</em> has no slots yet and is filled at the first touch of any kind; a
 * <em>clean</em> map equals its record; a <em>changed</em> one is written at the next checkpoint.
 * Three flags slow down the paths that need care: Rhino writes to slots of non-extensible objects
 * after a mere {@link #query}, so such an object is <em>suspected</em> when it is queried; some
 * objects, such as regular expressions, have state that {@linkplain ObjectInternals#isUnguarded no
 * barrier guards}, so they are suspected when they are handed out; and an <em>intrinsic</em>
 * reports each key before it changes.
 *
 * <p>Memory is bounded by turning clean objects back into ghosts, those first that nobody has used
 * for a while. A use is seen by a flag that the heap sets and that the next touch clears: it is one
 * of those that make a touch slow, so that a touch costs nothing more while it is not set. So is
 * the flag of <em>stale</em> objects, which are brought up to date at the next touch.
 *
 * <p>Confined to the turn thread.
 */
public final class HeapSlotMap extends SlotStorage implements SlotMap {

  private static final int GHOST = 1;
  private static final int CHANGED = 2;
  private static final int QUERY_MAY_WRITE = 4;
  private static final int SUSPECTED = 8;
  private static final int INTRINSIC = 16;
  private static final int HANDS_OUT_REGEXPS = 32;
  private static final int NAME_MAY_BE_INFERRED = 64;
  private static final int UNTOUCHED = 128;
  private static final int PINNED = 256;
  private static final int STAYS = 512;
  private static final int STALE = 1024;

  /** A write needs no further thought if, of these flags, only that it is changed is set. */
  private static final int WRITE_STATE = GHOST | CHANGED | INTRINSIC | UNTOUCHED | STALE;

  private static final int SLOW_QUERY =
      GHOST | QUERY_MAY_WRITE | HANDS_OUT_REGEXPS | NAME_MAY_BE_INFERRED | UNTOUCHED | STALE;

  private static final String[] FIELD_PROPERTIES = {"name", "length", "arity", "arguments"};

  private final ScriptableObject owner;
  private final HeapHooks heap;
  private long oid;
  private int state;
  private Object attachment;

  private HeapSlotMap(ScriptableObject owner, HeapHooks heap, long oid, int state) {
    this.owner = owner;
    this.heap = heap;
    this.oid = oid;
    this.state = state;
  }

  /** Gives an object whose state is in the store an empty map that is filled when it is touched. */
  public static HeapSlotMap ghost(ScriptableObject owner, HeapHooks heap, long oid) {
    HeapSlotMap map = new HeapSlotMap(owner, heap, oid, GHOST);
    owner.setMap(map);
    return map;
  }

  /** Moves the slots of an object that has just become persistent into a map of ours. */
  public static HeapSlotMap adopt(ScriptableObject owner, HeapHooks heap, long oid) {
    HeapSlotMap map = new HeapSlotMap(owner, heap, oid, 0);
    map.takeSlots(owner.getMap());
    owner.setMap(map);
    return map;
  }

  /** Gives an intrinsic a map that reports each key before it changes. */
  public static HeapSlotMap intrinsic(ScriptableObject owner, HeapHooks heap) {
    HeapSlotMap map = adopt(owner, heap, 0);
    if (owner instanceof BaseFunction) {
      // Rhino keeps the values of these in fields, where a change would not show.
      for (String name : FIELD_PROPERTIES) {
        Slot slot = map.find(name, 0);
        if (slot instanceof BuiltInSlot) {
          map.replace(slot, SlotView.data(name, slot.getAttributes(), slot.getValue(owner)));
        }
      }
    }
    if (owner instanceof NativeArray) {
      ArrayInternals.storeElementsInSlots(owner, map);
    }
    map.state = INTRINSIC;
    return map;
  }

  /** The heap slot map of an object, or null if the object is young. */
  public static HeapSlotMap of(ScriptableObject object) {
    return object.getMap() instanceof HeapSlotMap map ? map : null;
  }

  private void takeSlots(SlotMap from) {
    List<Slot> slots = new ArrayList<>(from.size());
    for (Slot slot : from) {
      slots.add(slot);
    }
    for (Slot slot : slots) {
      insert(slot);
    }
  }

  /** The heap that the object is in. */
  HeapHooks heap() {
    return heap;
  }

  /** The object that this map belongs to. */
  public ScriptableObject owner() {
    return owner;
  }

  /** The object's identity in the heap; 0 for an intrinsic and for what has not got one yet. */
  public long oid() {
    return oid;
  }

  /** Gives the object its identity. */
  public void identify(long newOid) {
    oid = newOid;
  }

  /** Whatever the heap has attached to this object. */
  public Object attachment() {
    return attachment;
  }

  /** Attaches something of the heap's to this object. */
  public void attach(Object newAttachment) {
    attachment = newAttachment;
  }

  /** Whether the state has yet to be faulted in. */
  public boolean isGhost() {
    return (state & GHOST) != 0;
  }

  /** Whether the object was written since the last checkpoint. */
  public boolean isChanged() {
    return (state & CHANGED) != 0;
  }

  /** Whether the object may have been written past the barriers since the last checkpoint. */
  public boolean isSuspected() {
    return (state & SUSPECTED) != 0;
  }

  /** Whether the object is an intrinsic. */
  public boolean isIntrinsic() {
    return (state & INTRINSIC) != 0;
  }

  /** Faults the state in if the object is a ghost. */
  public void load() {
    if ((state & (GHOST | UNTOUCHED | STALE)) != 0) {
      touch();
    }
  }

  private void touch() {
    state &= ~UNTOUCHED;
    if ((state & GHOST) != 0) {
      heap.faultIn(this);
      if ((state & GHOST) != 0) {
        throw new IllegalStateException("The object " + oid + " is still a ghost.");
      }
    }
    if ((state & STALE) != 0) {
      heap.stale(this);
    }
  }

  /** Whether the object is of a former version of its program, and the next touch is to say so. */
  public void setStale(boolean isStale) {
    state = isStale ? state | STALE : state & ~STALE;
  }

  /** Whether the object was touched since this was last asked. */
  public boolean takeUse() {
    boolean used = (state & UNTOUCHED) == 0;
    state |= UNTOUCHED;
    if (owner instanceof HeapArray array) {
      // Reading an element asks no slot map.
      array.expectUse();
    }
    return used;
  }

  /**
   * Keeps the object in memory until the turn ends: something holds a part of its state, such as an
   * iterator over its entries.
   */
  public void pin() {
    load();
    if ((state & PINNED) == 0) {
      state |= PINNED;
      heap.pinned(this);
    }
  }

  /** Whether the object has to stay in memory for now. */
  public boolean isPinned() {
    return (state & (PINNED | STAYS)) != 0;
  }

  /**
   * Keeps the object in memory until the turn ends, though it equals its record: a savepoint has
   * made it so, and a built-in function may be in the middle of changing it.
   *
   * @return whether that was not so before
   */
  public boolean setStays(boolean newStays) {
    int before = state;
    state = newStays ? state | STAYS : state & ~STAYS;
    return state != before;
  }

  /** The turn has ended. */
  public void unpin() {
    state &= ~PINNED;
  }

  /** Puts the object in the dirty set; it is loaded first if it is a ghost. */
  public void markChanged() {
    if ((state & WRITE_STATE) != CHANGED) {
      beforeWrite(null, 0);
    }
  }

  /** Notes that the object may be written past the barriers, and is to be compared. */
  public void markSuspected() {
    load();
    if ((state & (CHANGED | SUSPECTED)) == 0) {
      state |= SUSPECTED;
      heap.suspected(this);
    }
  }

  /** Notes that a property holds something that is {@link ObjectInternals#isUnguarded}. */
  public void handsOutRegExps() {
    state |= HANDS_OUT_REGEXPS;
  }

  private static void suspectRegExp(Slot slot) {
    if (slot != null) {
      suspectRegExp(slot.value);
    }
  }

  static void suspectRegExp(Object value) {
    if (ObjectInternals.isUnguarded(value)
        && ((ScriptableObject) value).getMap() instanceof HeapSlotMap map) {
      map.markSuspected();
    }
  }

  /** The next write is reported as if it were the first. */
  public void noteNextChange() {
    state &= ~CHANGED;
  }

  /** The object equals its record again. */
  public void markClean() {
    state &= ~(CHANGED | SUSPECTED);
    setQueryMayWrite();
  }

  /** Drops the slots: the object is a ghost until it is touched. */
  public void becomeGhost() {
    clear();
    state = GHOST;
  }

  /**
   * The object has no record, and no identity any more: it is young again. It is loaded, and
   * nothing of it is in pages.
   */
  public void becomeYoung() {
    state &= ~(CHANGED | SUSPECTED | PINNED | STAYS);
    oid = 0;
    attachment = null;
  }

  /**
   * From now on assignments to a property are told to the heap; one that is not there is added. Not
   * those of an accessor.
   *
   * @param absent the value of a property that is not there yet
   */
  public void watch(String name, Object absent) {
    load();
    Slot slot = find(name, 0);
    if (slot != null && slot.getClass() != Slot.class) {
      return;
    }
    markChanged();
    int attributes = slot == null ? ScriptableObject.EMPTY : slot.getAttributes();
    put(SlotView.data(name, attributes | SlotView.WATCHED, slot == null ? absent : slot.value));
  }

  /** The record has been decoded into this map. */
  public void becomeLoaded() {
    state &= ~GHOST;
    setQueryMayWrite();
  }

  private void setQueryMayWrite() {
    // An object literal names a nameless function that it is given, after it has asked its name.
    if ((state & INTRINSIC) == 0 && owner instanceof JSFunction) {
      state |= NAME_MAY_BE_INFERRED;
    }
    if ((state & GHOST) == 0 && !ObjectInternals.isExtensible(owner) && hasWritableSlot()) {
      state |= QUERY_MAY_WRITE;
    } else {
      state &= ~QUERY_MAY_WRITE;
    }
  }

  /** An intrinsic may stop being extensible in this turn. */
  public void expectQueriesToWrite() {
    state |= QUERY_MAY_WRITE;
  }

  private boolean hasWritableSlot() {
    if (pages() != null) {
      // To look at each would bring all pages in.
      return true;
    }
    Iterator<Slot> slots = loadedSlots();
    while (slots.hasNext()) {
      if (isWritable(slots.next())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWritable(Slot slot) {
    return (slot.getAttributes() & ScriptableObject.READONLY) == 0 && slot.isValueSlot();
  }

  private void beforeWrite(Object key, int index) {
    load();
    if ((state & INTRINSIC) != 0) {
      heap.intrinsicChanging(this, key != null ? key : Integer.valueOf(index));
    } else if ((state & CHANGED) == 0) {
      heap.changed(this);
      state |= CHANGED;
    }
  }

  // The SlotMap contract

  @Override
  public int size() {
    load();
    return slotCount();
  }

  @Override
  public boolean isEmpty() {
    return size() == 0;
  }

  @Override
  public Slot query(Object key, int index) {
    if ((state & SLOW_QUERY) != 0) {
      load();
      if ((state & (QUERY_MAY_WRITE | INTRINSIC)) == (QUERY_MAY_WRITE | INTRINSIC)) {
        Slot slot = find(key, index);
        if (slot != null && isWritable(slot)) {
          beforeWrite(key, index);
        }
      } else if ((state & QUERY_MAY_WRITE) != 0
          || ((state & NAME_MAY_BE_INFERRED) != 0 && "name".equals(key))) {
        markSuspected();
        suspectPage(key, index);
      }
      if ((state & HANDS_OUT_REGEXPS) != 0) {
        Slot slot = find(key, index);
        suspectRegExp(slot);
        return slot;
      }
    }
    return find(key, index);
  }

  @Override
  public Slot modify(SlotMapOwner mapOwner, Object key, int index, int attributes) {
    boolean wasGhost = (state & GHOST) != 0;
    if ((state & WRITE_STATE) != CHANGED) {
      beforeWrite(key, index);
    }
    Slot slot = findToWrite(key, index);
    if (slot != null) {
      return slot;
    }
    if (wasGhost && !owner.isExtensible()) {
      // Rhino asked whether the object is extensible before we knew.
      return new RefusedSlot(key, index);
    }
    Slot added = new Slot(key, index, attributes);
    insert(added);
    return added;
  }

  @Override
  public <S extends Slot> S compute(
      SlotMapOwner mapOwner,
      CompoundOperationMap compoundOperation,
      Object key,
      int index,
      SlotComputer<S> computer) {
    if ((state & WRITE_STATE) != CHANGED) {
      beforeWrite(key, index);
    }
    S computed = computer.compute(key, index, findToWrite(key, index), compoundOperation, mapOwner);
    if ((state & (CHANGED | INTRINSIC)) == 0) {
      // The computation has called the program, which has opened a savepoint.
      beforeWrite(key, index);
    }
    // The computation may have changed the map: look again.
    Slot existing = find(key, index);
    if (computed == existing) {
      return computed;
    }
    if (computed == null) {
      if ((state & INTRINSIC) != 0) {
        heap.intrinsicRemoving(this, SlotView.key(existing));
      }
      remove(existing);
    } else if (existing == null) {
      insert(computed);
    } else {
      replace(existing, computed);
    }
    return computed;
  }

  @Override
  public void add(SlotMapOwner mapOwner, Slot slot) {
    if ((state & WRITE_STATE) != CHANGED) {
      beforeWrite(slot.name, slot.indexOrHash);
    }
    insert(slot);
  }

  @Override
  public Iterator<Slot> iterator() {
    load();
    if ((state & (QUERY_MAY_WRITE | INTRINSIC)) == QUERY_MAY_WRITE) {
      markSuspected();
    }
    if ((state & HANDS_OUT_REGEXPS) != 0) {
      loadedSlots().forEachRemaining(HeapSlotMap::suspectRegExp);
      // To load one of them, this object may have been evicted.
      load();
    }
    return loadedSlots();
  }

  /** Removes the slot of a key if there is one; no barrier. */
  void removeKey(Object key) {
    Slot existing = SlotView.find(this, key);
    if (existing != null) {
      remove(existing);
    }
  }

  /** Stands for a property that cannot be added because the object is not extensible. */
  private static final class RefusedSlot extends Slot {
    RefusedSlot(Object name, int index) {
      super(name, index, 0);
    }

    @Override
    public boolean setValue(Object value, Scriptable slotOwner, Scriptable start, boolean isThrow) {
      if (isThrow) {
        throw ScriptRuntime.typeErrorById("msg.not.extensible");
      }
      return true;
    }
  }
}
