package dev.perdure.runtime.script;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs each JavaScript file in each way in which objects can leave memory and come again. */
final class HeapScriptsTest {

  private static final String FOLDER = "/dev/perdure/runtime/scripts";

  @TestFactory
  Stream<DynamicTest> theScriptsDoWhatTheySay() throws IOException, URISyntaxException {
    Path folder = Path.of(HeapScriptsTest.class.getResource(FOLDER).toURI());
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(".js")).sorted().toList();
    }
    return files.stream()
        .flatMap(
            file ->
                Stream.of(Reload.values())
                    .map(
                        reload ->
                            DynamicTest.dynamicTest(
                                testName(file, reload), () -> reload.run(read(file)))));
  }

  private static String testName(Path file, Reload reload) {
    return file.getFileName() + ", " + reload.label();
  }

  private static HeapScript read(Path file) throws IOException {
    return HeapScript.parse(
        file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8));
  }
}
