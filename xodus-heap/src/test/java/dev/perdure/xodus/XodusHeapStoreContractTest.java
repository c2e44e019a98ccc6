package dev.perdure.xodus;

import dev.perdure.runtime.store.HeapStore;
import dev.perdure.runtime.store.HeapStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The store on Xodus keeps the contract. */
final class XodusHeapStoreContractTest extends HeapStoreContract {

  @TempDir Path directory;

  @Override
  protected HeapStore openEmpty() {
    return XodusHeapStore.open(directory.resolve("heap"));
  }

  @Override
  protected HeapStore openAgain(HeapStore closed) {
    return XodusHeapStore.open(directory.resolve("heap"));
  }
}
