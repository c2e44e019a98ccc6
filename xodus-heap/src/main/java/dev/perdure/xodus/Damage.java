package dev.perdure.xodus;

import dev.perdure.runtime.store.HeapDamagedException;
import dev.perdure.runtime.store.HeapStoreException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Says what is damaged and what to do about it. Thread-safe: no state. */
final class Damage {

  private static final String ADVICE =
      " Nothing was changed. Copy the heap's directory away before anything else, then restore the"
          + " heap from a backup.";

  private Damage() {}

  static HeapDamagedException inFile(Path file, String what) {
    return new HeapDamagedException("The file \"" + file + "\" is damaged: " + what + "." + ADVICE);
  }

  static HeapDamagedException inHeap(Path heap, String what) {
    return inHeap(heap, what, null);
  }

  static HeapDamagedException inHeap(Path heap, String what, @Nullable Throwable cause) {
    return new HeapDamagedException(
        "The heap \"" + heap + "\" is damaged: " + what + "." + ADVICE, cause);
  }

  /** Names turns, for sentences. */
  static String turns(long first, long last) {
    return first == last ? "turn " + first : "turns " + first + " to " + last;
  }

  /** The exception of ours that Xodus carried up, if there is one. */
  static @Nullable HeapStoreException ours(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 32; depth++) {
      if (cause instanceof HeapStoreException found) {
        return found;
      }
      cause = cause.getCause();
    }
    return null;
  }
}
