package org.mozilla.javascript;

/**
 * A few values that built-in objects share and change: the count of the promises that {@code
 * Promise.all} still waits for, for example. Programs cannot reach it; it is an object because it
 * has an identity in the heap.
 *
 * <p>Lazy loader and write barrier for its values. Confined to the turn thread.
 */
public final class NativeCell extends ScriptableObject {
  private static final long serialVersionUID = 1L;

  // Null as long as the object is a ghost.
  private transient Object[] values;

  private NativeCell() {}

  /** Makes a cell; its size is given by its first values. */
  public static NativeCell make(Object... values) {
    NativeCell cell = new NativeCell();
    cell.values = values;
    return cell;
  }

  /** An object that is a ghost until it is {@linkplain #restore restored}. */
  public static NativeCell makeEmpty() {
    return new NativeCell();
  }

  private void load() {
    if (getMap() instanceof HeapSlotMap map) {
      map.load();
    }
  }

  /** How many values there are. */
  public int count() {
    load();
    return values.length;
  }

  /** One of the values. */
  public Object get(int index) {
    load();
    return values[index];
  }

  /** Changes one of the values. */
  public void set(int index, Object value) {
    if (getMap() instanceof HeapSlotMap map) {
      map.markChanged();
    }
    values[index] = value;
  }

  /** Puts the cell in a state, past the barrier. */
  public void restore(Object[] newValues) {
    values = newValues;
  }

  /** The state has gone: it is restored before it is needed again. */
  public void forget() {
    values = null;
  }

  @Override
  public String getClassName() {
    return "Cell";
  }
}
