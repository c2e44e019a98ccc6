package org.mozilla.javascript;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * The class of all arrays, from birth. Its elements are where Rhino keeps those of a dense array,
 * in the Java array {@code dense}, also when it is persistent: so Rhino's own fast ways work.
 *
 * <p>What a persistent one needs beyond that:
 *
 * <ul>
 *   <li>Writes pass a barrier here. A closed set of built-in functions writes past it; {@link
 *       ArrayInternals} has what they are wrapped in.
 *   <li>A long array has {@linkplain ArrayPages pages}. Where the page of an element has not come
 *       from the store yet, there is a mark, {@link #ABSENT}, in its place. No program ever sees
 *       it: each way to an element loads first.
 *   <li>An array that is a ghost has no elements at all, and Rhino asks its slot map for them.
 * </ul>
 *
 * <p>Elements with attributes or accessors, and those far beyond the others, are slots, as Rhino
 * has it. Confined to the turn thread.
 */
final class HeapArray extends NativeArray {

  /** In the place of an element whose page is in the store alone. */
  static final Object ABSENT =
      new Object() {
        @Override
        public String toString() {
          return "an element that was not loaded";
        }
      };

  /** A gap that takes more than this many elements' room is not filled with holes. */
  private static final int FEWEST_SLOTS = 16;

  private static final int NO_SAVEPOINT = -1;

  /** The pages of the elements in {@code dense}; null if they are part of the record. */
  private ArrayPages pages;

  /** An element may be changed past all barriers once a program has it. */
  private static final int HANDS_OUT_UNGUARDED = 1;

  /** The heap wants to know whether the array is used. */
  private static final int USE_EXPECTED = 2;

  /** Writes have to be noted. */
  private static final int PERSISTENT = 4;

  /** The array is not extensible, or its length is not writable. */
  private static final int CLOSED = 8;

  private static final int READ_CARE = HANDS_OUT_UNGUARDED | USE_EXPECTED;
  private static final int WRITE_CARE = PERSISTENT | CLOSED;

  /** What makes reading or writing an element slow. */
  private int care;

  HeapArray(long length) {
    super(length);
  }

  HeapArray(Object[] elements) {
    super(elements);
  }

  // What the heap asks

  Object[] dense() {
    return (Object[]) RhinoInternals.ARRAY_DENSE.get((NativeArray) this);
  }

  private void setDense(Object[] dense, boolean denseOnly) {
    RhinoInternals.ARRAY_DENSE.set((NativeArray) this, dense);
    RhinoInternals.ARRAY_DENSE_ONLY.set((NativeArray) this, denseOnly);
    noteWriteCare();
  }

  /** Runs whenever the array has become persistent or been filled, closed or opened. */
  void noteWriteCare() {
    boolean closed = !ObjectInternals.isExtensible(this) || !isLengthWritable();
    care = (care & READ_CARE) | (persistentMap() != null ? PERSISTENT : 0) | (closed ? CLOSED : 0);
  }

  long loadedLength() {
    return (long) RhinoInternals.ARRAY_LENGTH.get((NativeArray) this);
  }

  /** How many elements and holes are in {@code dense}. */
  int denseLength() {
    Object[] dense = dense();
    return dense == null ? 0 : (int) Math.min(dense.length, loadedLength());
  }

  ArrayPages pages() {
    return pages;
  }

  void setPages(ArrayPages newPages) {
    if (pages != null) {
      pages.detach();
    }
    pages = newPages;
  }

  /** The next element that is read is a use. */
  void expectUse() {
    care |= USE_EXPECTED;
  }

  private boolean handsOutUnguarded() {
    return (care & HANDS_OUT_UNGUARDED) != 0;
  }

  void noteUnguarded(Object[] values) {
    for (int i = 0; i < values.length && !handsOutUnguarded(); i++) {
      if (ObjectInternals.isUnguarded(values[i])) {
        care |= HANDS_OUT_UNGUARDED;
      }
    }
  }

  /** On the others, Rhino's fast ways would do what the array does not allow. */
  private boolean mayBeDenseOnly(Object[] dense) {
    return loadedLength() <= dense.length
        && ObjectInternals.prototype(this) instanceof NativeArray
        && ObjectInternals.isExtensible(this)
        && isLengthWritable();
  }

  /**
   * Brings the elements in the form that they have when the array is read from its record: none is
   * in a slot without need, and there are as many holes at the end as fit.
   */
  void settle() {
    boolean slots = !getDenseOnly() && !takeSlotsBack();
    if (!slots && pages == null) {
      Object[] dense = dense();
      int end = dense == null ? 0 : denseLength();
      while (end > 0 && dense[end - 1] == NOT_FOUND) {
        end--;
      }
      int size = sizeFor(end);
      if (dense == null || size != denseLength()) {
        setDense(withHoles(dense == null ? new Object[0] : dense, end, size));
      } else {
        setDense(dense);
      }
    }
  }

  private void setDense(Object[] dense) {
    setDense(dense, mayBeDenseOnly(dense));
  }

  /** How long the Java array for so many elements is: it has the holes behind them if they fit. */
  private int sizeFor(int elements) {
    long length = loadedLength();
    return length <= 2L * elements + FEWEST_SLOTS ? (int) length : elements;
  }

  private static Object[] withHoles(Object[] elements, int count, int size) {
    Object[] dense = Arrays.copyOf(elements, size);
    if (count < size) {
      Arrays.fill(dense, count, size, NOT_FOUND);
    }
    return dense;
  }

  /**
   * The elements that Rhino has put in slots come back if there is nothing special about them.
   *
   * @return whether no slot has an element now
   */
  private boolean takeSlotsBack() {
    List<Slot> named = new ArrayList<>();
    List<Slot> indexed = new ArrayList<>();
    for (Iterator<Slot> slots = SlotView.slots(this); slots.hasNext(); ) {
      Slot slot = slots.next();
      (slot.name == null ? indexed : named).add(slot);
    }
    int old = denseLength();
    long end = old;
    for (Slot slot : indexed) {
      if (slot.getClass() != Slot.class || slot.getAttributes() != 0 || slot.indexOrHash < 0) {
        if (slot.isSetterSlot() && slot.indexOrHash >= 0 && slot.indexOrHash < old) {
          putAllInSlots(indexed);
        }
        return false;
      }
      end = Math.max(end, slot.indexOrHash + 1L);
    }
    if (indexed.isEmpty()) {
      return true;
    }
    if (end > 2L * (old + indexed.size()) + FEWEST_SLOTS || end > loadedLength()) {
      return false;
    }
    takeFromSlots(indexed, old, sizeFor((int) end));
    keepOnly(named);
    return true;
  }

  /**
   * An accessor that {@code __defineGetter__} has put beside an element: Rhino looks at accessors
   * first, but at elements before other slots.
   */
  private void putAllInSlots(List<Slot> indexed) {
    int old = denseLength();
    loadElements(0, old);
    Object[] elements = Arrays.copyOf(dense(), old);
    for (Slot slot : indexed) {
      if (slot.isSetterSlot() && slot.indexOrHash >= 0 && slot.indexOrHash < old) {
        elements[slot.indexOrHash] = NOT_FOUND;
      }
    }
    setDense(null, false);
    for (int i = 0; i < old; i++) {
      if (elements[i] != NOT_FOUND) {
        putInSlot(i, elements[i]);
      }
    }
  }

  private void putInSlot(int index, Object value) {
    if (getMap() instanceof HeapSlotMap map) {
      map.put(SlotView.data(index, 0, value));
      return;
    }
    Slot existing = getMap().query(null, index);
    if (existing == null) {
      getMap().add(this, SlotView.data(index, 0, value));
    } else {
      existing.value = value;
    }
  }

  private void takeFromSlots(List<Slot> indexed, int old, int size) {
    Object[] taken = new Object[size];
    Arrays.fill(taken, NOT_FOUND);
    if (old > 0) {
      System.arraycopy(dense(), 0, taken, 0, old);
    }
    for (Slot slot : indexed) {
      // The engine does not see a slot where it has an element or a hole.
      if (slot.indexOrHash >= old) {
        taken[slot.indexOrHash] = slot.value;
      }
    }
    if (pages != null) {
      pages.change(pages.pageOf(old), pages.pagesFor(size));
    }
    setDense(taken);
  }

  private void keepOnly(List<Slot> named) {
    if (getMap() instanceof HeapSlotMap map) {
      map.clear();
      named.forEach(map::insert);
      return;
    }
    setMap(createSlotMap(named.size()));
    for (Slot slot : named) {
      slot.next = null;
      slot.orderedNext = null;
      getMap().add(this, slot);
    }
  }

  /** The array is a ghost, or is being filled: its elements are nowhere. */
  void dropElements() {
    setPages(null);
    care &= ~HANDS_OUT_UNGUARDED;
    setDense(null, false);
  }

  /** Takes the elements of a record that has all of them; the length is set. */
  void takeElements(Object[] elements) {
    noteUnguarded(elements);
    int size = sizeFor(elements.length);
    setDense(elements.length == size ? elements : withHoles(elements, elements.length, size));
  }

  /**
   * Takes the elements of a record that has their pages in the store. Pages that are in memory
   * unchanged stay.
   */
  void takePages(int count, int pageSize) {
    boolean sameSize = pages != null && pages.pageSize() == pageSize && dense() != null;
    if (sameSize && dense().length >= count && loadedLength() == count) {
      // Cheaper than a copy, if there is nothing but what has changed to be dropped.
      pages.restore(count);
      Arrays.fill(dense(), count, dense().length, NOT_FOUND);
      setDense(dense());
      return;
    }
    Object[] taken = new Object[count];
    Arrays.fill(taken, ABSENT);
    if (sameSize) {
      Object[] before = dense();
      pages.restore(count);
      for (int page = 0; page < pages.storedCount(); page++) {
        int from = page * pageSize;
        if (!pages.isAbsent(page)) {
          System.arraycopy(before, from, taken, from, Math.min(pageSize, count - from));
        }
      }
    } else {
      setPages(new ArrayPages(this, pageSize, (count + pageSize - 1) / pageSize));
    }
    setDense(taken);
  }

  // Barriers

  private void load() {
    if (getMap() instanceof HeapSlotMap map) {
      map.load();
    }
  }

  /** The map of a persistent array; null if it is young or an intrinsic. */
  HeapSlotMap persistentMap() {
    return getMap() instanceof HeapSlotMap map && map.oid() != 0 ? map : null;
  }

  private void loadElement(int index) {
    if (pages != null && index >= 0 && index < denseLength() && dense()[index] == ABSENT) {
      pages.load(pages.pageOf(index));
    }
  }

  /** Loads the elements of a range; the array is loaded. */
  void loadElements(long from, long to) {
    if (pages != null && pages.isAnyAbsent() && from < to) {
      pages.load(pages.pageOf(from), pages.pageOf(to - 1) + 1);
    }
  }

  /** An element is about to be written, added or deleted. */
  private void changing(HeapSlotMap map, int index) {
    map.markChanged();
    if (pages != null && index >= 0) {
      Object[] dense = dense();
      // Far beyond the others it becomes a slot.
      if (dense != null && index >> 1 <= dense.length) {
        pages.noteChange(pages.pageOf(index));
      }
    }
  }

  /** The elements of a range are about to be written, added or deleted. */
  void changing(long from, long to) {
    HeapSlotMap map = persistentMap();
    if (map != null) {
      map.markChanged();
      if (pages != null && from < to) {
        pages.change(pages.pageOf(from), pages.pageOf(to - 1) + 1);
      }
    }
  }

  /** For {@link #written}, when it was about to be written. */
  int savepoints() {
    HeapSlotMap map = persistentMap();
    return map == null ? NO_SAVEPOINT : map.heap().savepoints();
  }

  /**
   * A built-in function has written, and may have called the program in the meantime: what was
   * noted before a savepoint that was opened there is noted again.
   *
   * @param savepoints what {@link #savepoints} gave before
   */
  void written(int savepoints) {
    if (savepoints() != savepoints) {
      changing(0, denseLength());
    }
  }

  /** The pages go, and the elements stay: the store will not have them any more. */
  void leavePages() {
    loadElements(0, denseLength());
    setPages(null);
  }

  /** Everything from an element on is about to be moved. */
  void moving(long from) {
    if (persistentMap() != null) {
      load();
      changing(from, denseLength() + 1L);
      loadElements(from, denseLength());
    }
  }

  /** The length is about to be set. */
  void lengthChanging(Object value) {
    if (persistentMap() == null || pages == null) {
      return;
    }
    if (!(value instanceof Number number)) {
      moving(0);
    } else if (number.doubleValue() >= 0 && number.doubleValue() < denseLength()) {
      int length = number.intValue();
      if (pages.offsetOf(length) != 0) {
        pages.load(pages.pageOf(length));
      }
      changing(length, denseLength());
    }
  }

  /** The elements of a range are about to be handed to the program. */
  void handOut(long from, long to) {
    if (handsOutUnguarded()) {
      Object[] dense = dense();
      for (int i = (int) from; i < Math.min(to, denseLength()); i++) {
        HeapSlotMap.suspectRegExp(dense[i]);
      }
    }
  }

  // What Rhino asks

  @Override
  public Object get(int index, Scriptable start) {
    Object value = super.get(index, start);
    if (value == ABSENT) {
      loadElement(index);
      value = super.get(index, start);
    }
    return (care & READ_CARE) == 0 ? value : careful(value);
  }

  private Object careful(Object value) {
    care &= ~USE_EXPECTED;
    load();
    if (handsOutUnguarded()) {
      HeapSlotMap.suspectRegExp(value);
    }
    return value;
  }

  @Override
  public boolean has(int index, Scriptable start) {
    load();
    loadElement(index);
    return super.has(index, start);
  }

  @Override
  public void put(int index, Scriptable start, Object value) {
    if ((care & WRITE_CARE) != 0 && start == this) {
      load();
      if ((care & CLOSED) != 0 && isRefused(index)) {
        return;
      }
      if ((care & PERSISTENT) != 0) {
        changing((HeapSlotMap) getMap(), index);
      }
    }
    super.put(index, start, value);
  }

  /** Rhino would fill a hole of a closed array, or let its length grow. */
  private boolean isRefused(int index) {
    if (!isExtensible() && !has(index, this)) {
      refuse("msg.not.extensible");
      return true;
    }
    if (index >= loadedLength() && !isLengthWritable()) {
      refuse("msg.modify.readonly", "length");
      return true;
    }
    return false;
  }

  private static void refuse(String reason, Object... arguments) {
    if (Context.isCurrentContextStrict()) {
      throw ScriptRuntime.typeErrorById(reason, arguments);
    }
  }

  @Override
  public boolean preventExtensions() {
    load();
    setDenseOnly(false);
    boolean prevented = super.preventExtensions();
    noteWriteCare();
    return prevented;
  }

  @Override
  public void put(String name, Scriptable start, Object value) {
    if (start == this) {
      load();
    }
    int savepoints = savepoints();
    super.put(name, start, value);
    if (name.equals("length")) {
      written(savepoints);
    }
  }

  @Override
  public void delete(int index) {
    HeapSlotMap map = persistentMap();
    if (map != null) {
      changing(map, index);
    }
    super.delete(index);
  }

  @Override
  public void deleteInternal(CompoundOperationMap compoundOperation, int index) {
    HeapSlotMap map = persistentMap();
    if (map != null) {
      changing(map, index);
    }
    super.deleteInternal(compoundOperation, index);
  }

  @Override
  public Object[] getIds(CompoundOperationMap map, boolean nonEnumerable, boolean getSymbols) {
    load();
    loadElements(0, denseLength());
    return super.getIds(map, nonEnumerable, getSymbols);
  }

  @Override
  public int getAttributes(int index) {
    load();
    loadElement(index);
    return super.getAttributes(index);
  }

  @Override
  protected DescriptorInfo getOwnPropertyDescriptor(Context cx, Object id) {
    load();
    int index = toIndex(id);
    loadElement(index);
    DescriptorInfo descriptor = super.getOwnPropertyDescriptor(cx, id);
    if (handsOutUnguarded() && descriptor != null) {
      HeapSlotMap.suspectRegExp(descriptor.value);
    }
    return descriptor;
  }

  @Override
  protected boolean defineOwnProperty(
      Context cx, Object id, DescriptorInfo descriptor, boolean checkValid) {
    load();
    int index = toIndex(id);
    if (index >= 0) {
      if (isPlain(descriptor) && getDenseOnly() && isExtensible() && isLengthWritable()) {
        put(index, this, descriptor.value);
        return true;
      }
      // Rhino makes slots of all elements.
      moving(0);
    } else if ("length".equals(id) && descriptor.value != NOT_FOUND) {
      lengthChanging(descriptor.value);
    }
    int savepoints = savepoints();
    boolean defined = super.defineOwnProperty(cx, id, descriptor, checkValid);
    written(savepoints);
    if (!isLengthWritable()) {
      setDenseOnly(false);
    }
    noteWriteCare();
    return defined;
  }

  private boolean isLengthWritable() {
    return ((int) RhinoInternals.ARRAY_LENGTH_ATTRIBUTES.get((NativeArray) this) & READONLY) == 0;
  }

  /** Whether what is defined is what an assignment would make. */
  private static boolean isPlain(DescriptorInfo descriptor) {
    return descriptor.value != NOT_FOUND
        && descriptor.getter == NOT_FOUND
        && descriptor.setter == NOT_FOUND
        && isTrue(descriptor.enumerable)
        && isTrue(descriptor.writable)
        && isTrue(descriptor.configurable);
  }

  /** The index that a key is, or -1. */
  private static int toIndex(Object id) {
    if (id instanceof Number number) {
      double value = number.doubleValue();
      return value >= 0 && value == (int) value ? (int) value : -1;
    }
    if (id instanceof String text && !text.isEmpty() && Character.isDigit(text.charAt(0))) {
      long index = ScriptRuntime.indexFromString(text);
      return index >= 0 && index <= Integer.MAX_VALUE ? (int) index : -1;
    }
    return -1;
  }

  @Override
  public Scriptable getPrototype() {
    load();
    return super.getPrototype();
  }

  @Override
  public boolean isExtensible() {
    load();
    return super.isExtensible();
  }

  @Override
  boolean getDenseOnly() {
    load();
    return super.getDenseOnly();
  }

  @Override
  public long getLength() {
    load();
    return super.getLength();
  }

  @Override
  public int size() {
    load();
    return super.size();
  }

  @Override
  public boolean isEmpty() {
    load();
    return super.isEmpty();
  }
}
