package dev.perdure.runtime;

import dev.perdure.runtime.store.StoreFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Memory that is kept back for undoing a turn that has used up all the rest. Confined to the turn
 * thread.
 */
final class MemoryReserve {
  private static final int SHARE = 32;
  private static final long LARGEST_BYTES = 8 << 20;

  private byte @Nullable [] kept;

  MemoryReserve() {
    keep();
  }

  /** Keeps memory back again, if there is any. */
  void keep() {
    if (kept != null) {
      return;
    }
    try {
      kept = new byte[(int) Math.min(LARGEST_BYTES, Runtime.getRuntime().maxMemory() / SHARE)];
    } catch (OutOfMemoryError e) {
      // The next turn has to do without.
      kept = null;
    }
  }

  /** Gives the memory to whoever asks next. */
  void release() {
    kept = null;
  }

  /** What a program is told whose turn has used up all memory. */
  static String report() {
    return "RangeError: Out of memory: what a turn makes, changes and holds has to fit into the "
        + megabytes()
        + " that Java may use. Do the work in several turns, or give Java more"
        + " (PERDURE_JAVA_OPTS=-Xmx4g)";
  }

  /** What is thrown if even that was not enough. */
  static StoreFailedException exhausted(String heap, OutOfMemoryError cause) {
    return new StoreFailedException(
        "A turn needed more than the "
            + megabytes()
            + " that Java may use, and there was not enough left to undo it. The heap \""
            + heap
            + "\" is as the last finished turn left it. Open it again, do the work in several"
            + " turns, or give Java more (PERDURE_JAVA_OPTS=-Xmx4g).",
        cause);
  }

  private static String megabytes() {
    return (Runtime.getRuntime().maxMemory() >> 20) + " MiB";
  }
}
