package dev.perdure.cli.session;

import dev.perdure.runtime.turn.OutputSink;

/** Opens the heap of a directory, making it if there is none. */
@FunctionalInterface
public interface SessionOpener {

  /**
   * Opens the heap for the calling thread, which alone may use the session.
   *
   * @param heap which heap, and how it is opened
   * @param output where the text that programs print goes
   * @param errors where reports of unhandled rejections go, behind what was printed before
   * @throws dev.perdure.runtime.store.HeapStoreException if the heap cannot be opened
   */
  Session open(HeapSettings heap, OutputSink output, OutputSink errors);
}
