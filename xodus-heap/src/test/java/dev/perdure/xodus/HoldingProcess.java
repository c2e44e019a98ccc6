package dev.perdure.xodus;

import java.io.IOException;
import java.nio.file.Path;

/** A program that opens a heap, says so, and keeps it until its input ends. */
final class HoldingProcess {

  private HoldingProcess() {}

  public static void main(String[] arguments) throws IOException {
    XodusHeapOptions options = XodusHeapOptions.defaults().withCommand("perdure shell");
    XodusHeapStore store = XodusHeapStore.open(Path.of(arguments[0]), options);
    System.out.println("open");
    int ended = System.in.read();
    store.close();
    System.out.println("closed " + ended);
  }
}
