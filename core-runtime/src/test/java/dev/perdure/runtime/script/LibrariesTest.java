package dev.perdure.runtime.script;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Well-known libraries are required in one process of a heap, and used in the next: their closures,
 * prototypes and state are objects of the heap like any other.
 */
final class LibrariesTest {

  private static final String FOLDER = "/dev/perdure/runtime/libraries";

  /** The others are weaker forms of these. */
  private static final List<Reload> WAYS =
      List.of(Reload.RESTART_AFTER_EVERY_TURN, Reload.EVICT_AFTER_EVERY_TURN);

  /** What scripts call the folder in which the libraries are. */
  private static final String PACKAGES = "PACKAGES";

  @TempDir static Path root;

  @BeforeAll
  static void copyTheLibraries() throws IOException, URISyntaxException {
    WebJars.copyTo(packages());
  }

  private static Path packages() throws IOException {
    return root.toRealPath().resolve("node_modules");
  }

  @TestFactory
  Stream<DynamicTest> librariesWorkAfterTheyWereReloaded() throws IOException, URISyntaxException {
    Path folder = Path.of(LibrariesTest.class.getResource(FOLDER).toURI());
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(".js")).sorted().toList();
    }
    return files.stream()
        .flatMap(
            file ->
                WAYS.stream()
                    .map(
                        reload ->
                            DynamicTest.dynamicTest(
                                file.getFileName() + ", " + reload.label(),
                                () -> reload.run(read(file)))));
  }

  private static HeapScript read(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    return HeapScript.parse(
        file.getFileName().toString(), text.replace(PACKAGES, packages().toString()));
  }
}
