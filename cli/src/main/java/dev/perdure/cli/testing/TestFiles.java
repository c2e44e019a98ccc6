package dev.perdure.cli.testing;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the files with tests. Stateless. */
public final class TestFiles {

  /** How the names of files with tests end. */
  public static final String ENDING = ".test.js";

  /** Folders with files that are not the program's own. */
  private static final Set<String> LEFT_OUT = Set.of("node_modules", ".perdure", ".git", "target");

  private TestFiles() {}

  /**
   * Returns a file itself, or all files with tests below a directory, in the order of their names.
   */
  public static List<Path> in(Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      return List.of(place);
    }
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        place,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            boolean isLeftOut =
                !directory.equals(place)
                    && LEFT_OUT.contains(String.valueOf(directory.getFileName()));
            return isLeftOut ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(ENDING)) {
              found.add(file.normalize());
            }
            return FileVisitResult.CONTINUE;
          }
        });
    found.sort(null);
    return found;
  }
}
