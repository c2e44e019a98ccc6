package dev.perdure.cli;

import dev.perdure.cli.session.HeapSettings;
import dev.perdure.runtime.heap.MemoryLimit;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which heap a command works on, and how; mixed into each that needs one. */
final class HeapOption {

  @Option(
      names = "--heap",
      paramLabel = "DIR",
      defaultValue = ".perdure/heap",
      description =
          "The heap's directory; it is made if it is not there (default: ${DEFAULT-VALUE}).")
  private Path directory = Path.of(".perdure", "heap");

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      converter = MemorySize.class,
      description =
          "How much memory the heap's objects may take, such as 256m or 2g; those that were not "
              + "used for a while leave it (default: two fifths of what Java may use).")
  private MemoryLimit memory = MemoryLimit.defaults();

  @Option(
      names = "--instructions",
      paramLabel = "NUMBER",
      converter = InstructionCount.class,
      description =
          "About how many instructions of the interpreter a turn may run; one that runs more is "
              + "undone (default: any number).")
  private long mostInstructions;

  /** What was chosen; the store knows whether the directory can be a heap. */
  HeapSettings settings() {
    return new HeapSettings(directory, memory, mostInstructions);
  }
}
