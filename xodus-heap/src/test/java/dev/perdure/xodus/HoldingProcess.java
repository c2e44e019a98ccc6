package dev.perdure.xodus;

import dev.perdure.runtime.store.HeapLockedException;
import java.io.IOException;
import java.nio.file.Path;

/** A program that opens a heap, says so, and keeps it until its input ends; 3 if it may not. */
final class HoldingProcess {

  private HoldingProcess() {}

  public static void main(String[] arguments) throws IOException {
    XodusHeapOptions options = XodusHeapOptions.defaults().withCommand("perdure shell");
    XodusHeapStore store;
    try {
      store = XodusHeapStore.open(Path.of(arguments[0]), options);
    } catch (HeapLockedException e) {
      System.out.println(e.getMessage());
      System.exit(3);
      return;
    }
    System.out.println("open");
    int ended = System.in.read();
    store.close();
    System.out.println("closed " + ended);
  }
}
