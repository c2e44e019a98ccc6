package dev.perdure.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which heap a command works on; mixed into each that needs one. */
final class HeapOption {

  @Option(
      names = "--heap",
      paramLabel = "DIR",
      defaultValue = ".perdure/heap",
      description =
          "The heap's directory; it is made if it is not there (default: ${DEFAULT-VALUE}).")
  private Path directory = Path.of(".perdure", "heap");

  /** The directory; the store knows whether it can be a heap. */
  Path directory() {
    return directory;
  }
}
