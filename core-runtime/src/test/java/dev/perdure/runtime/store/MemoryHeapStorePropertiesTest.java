package dev.perdure.runtime.store;

/** The store in memory reads like a sorted map. */
final class MemoryHeapStorePropertiesTest extends HeapStoreProperties {

  @Override
  protected HeapStore openEmpty() {
    return MemoryHeapStore.create("test");
  }

  @Override
  protected HeapStore openAgain(HeapStore closed) {
    return ((MemoryHeapStore) closed).reopen();
  }

  @Override
  protected void discard(HeapStore closed) {
    // Its memory goes with it.
  }
}
