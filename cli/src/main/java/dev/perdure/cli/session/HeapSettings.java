package dev.perdure.cli.session;

import dev.perdure.runtime.heap.MemoryLimit;
import java.nio.file.Path;

/**
 * Which heap a session works on, and how. Immutable.
 *
 * @param directory where the heap is or is to be
 * @param memory how much of it may be in memory
 */
public record HeapSettings(Path directory, MemoryLimit memory) {

  /** A heap with the default limit of memory. */
  public static HeapSettings of(Path directory) {
    return new HeapSettings(directory, MemoryLimit.defaults());
  }
}
