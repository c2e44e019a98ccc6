package org.mozilla.javascript;

/** An iterator over a Map or Set that was first met as a ghost. Confined to the turn thread. */
final class HeapCollectionIterator extends NativeCollectionIterator {
  private static final long serialVersionUID = 1L;

  HeapCollectionIterator(String tag) {
    super(tag);
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
}
