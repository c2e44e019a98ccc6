package org.mozilla.javascript;

/** The length of a persistent array: setting it may cut elements off. */
final class HeapLengthSlot extends BuiltInSlot<NativeArray> {
  private static final long serialVersionUID = 1L;

  HeapLengthSlot(BuiltInSlot<NativeArray> slot) {
    super(slot);
  }

  private void changing(Object newLength) {
    if (value instanceof HeapArray array) {
      array.lengthChanging(newLength);
    }
  }

  private int savepoints() {
    return value instanceof HeapArray array ? array.savepoints() : 0;
  }

  private void written(int savepoints) {
    if (value instanceof HeapArray array) {
      array.written(savepoints);
    }
  }

  @Override
  public boolean setValue(Object newValue, Scriptable owner, Scriptable start, boolean isThrow) {
    if (owner == start) {
      changing(newValue);
    }
    int savepoints = savepoints();
    boolean set = super.setValue(newValue, owner, start, isThrow);
    written(savepoints);
    return set;
  }

  @Override
  public void setValueFromDescriptor(
      Object newValue, Scriptable owner, Scriptable start, boolean isThrow) {
    changing(newValue);
    int savepoints = savepoints();
    super.setValueFromDescriptor(newValue, owner, start, isThrow);
    written(savepoints);
  }

  @Override
  Slot copySlot() {
    HeapLengthSlot copy = new HeapLengthSlot(this);
    copy.next = null;
    copy.orderedNext = null;
    return copy;
  }
}
