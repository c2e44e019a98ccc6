package dev.perdure.cli.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the lines typed in a terminal are remembered: with the user and not with the heap, whose
 * directory belongs to its store.
 */
final class HistoryFile {

  private HistoryFile() {}

  /**
   * The file, in a directory that is there.
   *
   * @param environment the process's; {@code XDG_STATE_HOME} counts if it is absolute
   * @return the file; empty if the file could not be written: the shell does without
   */
  static Optional<Path> locate(Map<String, String> environment, Path home) {
    Path stateHome =
        Optional.ofNullable(environment.get("XDG_STATE_HOME"))
            .map(Path::of)
            .filter(Path::isAbsolute)
            .orElse(home.resolve(".local").resolve("state"));
    Path file = stateHome.resolve("perdure").resolve("history");
    try {
      Files.createDirectories(file.getParent());
    } catch (IOException noPlace) {
      return Optional.empty();
    }
    boolean canBeWritten = Files.isWritable(Files.exists(file) ? file : file.getParent());
    return canBeWritten ? Optional.of(file) : Optional.empty();
  }
}
