package org.mozilla.javascript;

/**
 * An array that was first met as a ghost. Like every persistent array it is never dense in Rhino's
 * sense: its elements live in its {@link HeapSlotMap}. Confined to the turn thread.
 */
final class HeapArray extends NativeArray {

  HeapArray() {
    super(0);
  }

  private void load() {
    if (getMap() instanceof HeapSlotMap map) {
      map.load();
    }
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
  public long getLength() {
    load();
    return super.getLength();
  }

  @Override
  protected boolean defineOwnProperty(
      Context cx, Object id, DescriptorInfo descriptor, boolean checkValid) {
    load();
    return super.defineOwnProperty(cx, id, descriptor, checkValid);
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

  @Override
  public Object get(long index) {
    load();
    return super.get(index);
  }

  @Override
  public Object[] toArray() {
    load();
    return super.toArray();
  }
}
