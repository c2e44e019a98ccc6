package dev.perdure.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of the examples; the tests run in the root of the project. */
final class ExampleFiles {

  static final Path ROOT = Path.of("").toAbsolutePath();

  private ExampleFiles() {}

  static String read(String file) throws IOException {
    return Files.readString(ROOT.resolve(file));
  }

  /** Copies a directory, with what is below it. */
  static void copy(String directory, Path to) throws IOException {
    Path from = ROOT.resolve(directory);
    for (Path file : filesBelow(from)) {
      Path copy = to.resolve(from.relativize(file));
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy);
    }
  }

  private static List<Path> filesBelow(Path directory) throws IOException {
    try (Stream<Path> below = Files.walk(directory)) {
      return below.filter(Files::isRegularFile).toList();
    }
  }
}
