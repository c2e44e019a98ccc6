package org.mozilla.javascript;

/** A Map that was first met as a ghost. Confined to the turn thread. */
final class HeapMap extends NativeMap {

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
