package dev.perdure.runtime.store;

/** The store in memory keeps the contract. */
final class MemoryHeapStoreTest extends HeapStoreContract {

  @Override
  protected HeapStore openEmpty() {
    return MemoryHeapStore.create("test");
  }

  @Override
  protected HeapStore openAgain(HeapStore closed) {
    return ((MemoryHeapStore) closed).reopen();
  }
}
