package dev.perdure.cli.session;

import dev.perdure.runtime.store.StoreFailedException;
import dev.perdure.runtime.turn.OutputSink;
import java.nio.file.Path;

/** Opens a session on the real runtime, with a Xodus heap and the schema framework. */
public final class RuntimeSessionOpener implements SessionOpener {

  @Override
  public Session open(Path heapDirectory, OutputSink output) {
    // The runtime is not there yet; its adapter takes the place of this line.
    throw new StoreFailedException(
        "Cannot open the heap \"" + heapDirectory + "\": this build of Perdure has no runtime.");
  }
}
