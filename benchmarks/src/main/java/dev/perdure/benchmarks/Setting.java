package dev.perdure.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a benchmark works and where it reports. Immutable.
 *
 * @param directory where heaps are made; those of an earlier run are used again
 * @param rounds how often a measurement is repeated; medians are taken over them
 * @param size how many records those benchmarks use that let one choose; or {@link #USUAL_SIZE}
 * @param report where tables go
 * @param suite a checkout of the engine suite, which is not part of this repository, if there is
 *     one
 */
record Setting(Path directory, int rounds, int size, PrintStream report, @Nullable Path suite) {

  /** Each benchmark has a size of its own. */
  static final int USUAL_SIZE = 0;

  /** The size that was chosen, or else this one. */
  int sizeOr(int usual) {
    return size == USUAL_SIZE ? usual : size;
  }

  /** A directory of this name, which exists. */
  Path directory(String name) throws IOException {
    return Files.createDirectories(directory.resolve(name));
  }
}
