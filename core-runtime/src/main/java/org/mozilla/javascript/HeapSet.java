package org.mozilla.javascript;

/** A Set that was first met as a ghost. Confined to the turn thread. */
final class HeapSet extends NativeSet {

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
}
