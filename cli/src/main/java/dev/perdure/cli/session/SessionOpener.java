package dev.perdure.cli.session;

import dev.perdure.runtime.turn.OutputSink;
import java.nio.file.Path;

/** Opens the heap of a directory, making it if there is none. */
@FunctionalInterface
public interface SessionOpener {

  /**
   * Opens the heap for the calling thread, which alone may use the session.
   *
   * @param heapDirectory where the heap is or is to be
   * @param output where the text that programs print goes
   * @param errors where reports of unhandled rejections go, behind what was printed before
   * @throws dev.perdure.runtime.store.HeapStoreException if the heap cannot be opened
   */
  Session open(Path heapDirectory, OutputSink output, OutputSink errors);
}
