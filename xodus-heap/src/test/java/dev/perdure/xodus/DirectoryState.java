package dev.perdure.xodus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What is in a directory, byte by byte, but for the lock: to see whether something was touched. */
record DirectoryState(Map<String, Integer> contentHashes) {

  static DirectoryState of(Path directory) throws IOException {
    Map<String, Integer> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String name = directory.relativize(file).toString();
        if (!name.startsWith("lock")) {
          hashes.put(name, Arrays.hashCode(Files.readAllBytes(file)));
        }
      }
    }
    return new DirectoryState(hashes);
  }

  /** Copies a directory. */
  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
