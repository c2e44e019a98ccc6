package org.mozilla.javascript;

/**
 * A plain object that was first met as a ghost: what Rhino keeps outside the slot map (prototype,
 * extensibility) is faulted in with the slots. Confined to the turn thread.
 */
final class HeapObject extends NativeObject {

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
