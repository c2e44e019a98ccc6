package dev.perdure.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which heap a command works on; mixed into each that needs one. */
final class HeapOption {

  @Spec(Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--heap",
      paramLabel = "DIR",
      defaultValue = ".perdure/heap",
      description =
          "The heap's directory; it is made if it is not there (default: ${DEFAULT-VALUE}).")
  private Path directory = Path.of(".perdure", "heap");

  /** The directory, after a check that it can be one. */
  Path directory() {
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new ParameterException(
          command.commandLine(),
          "The heap \"" + directory + "\" is not a directory. Name one with --heap.");
    }
    return directory;
  }
}
