package dev.perdure.cli.session;

import dev.perdure.runtime.heap.MemoryLimit;
import java.nio.file.Path;

/**
 * Which heap a session works on, and how. Immutable.
 *
 * @param directory where the heap is or is to be
 * @param memory how much of it may be in memory
 * @param mostInstructions how many instructions a turn may run; 0 for any number
 */
public record HeapSettings(Path directory, MemoryLimit memory, long mostInstructions) {

  /** A heap with the default limit of memory. */
  public static HeapSettings of(Path directory) {
    return new HeapSettings(directory, MemoryLimit.defaults(), 0);
  }
}
