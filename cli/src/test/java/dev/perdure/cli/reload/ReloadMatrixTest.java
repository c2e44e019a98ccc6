package dev.perdure.cli.reload;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import dev.perdure.runtime.PerdureRuntime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Identity hashes and statics hide inside one process: the rows are read in another JVM. */
final class ReloadMatrixTest {

  @TempDir private static Path directory;

  private static List<String> made;
  private static List<String> probed;
  private static List<String> probedInProcess;

  @BeforeAll
  static void runTheProcesses() throws IOException, InterruptedException {
    made = child("make", directory.resolve("heap"));
    probed = child("probe", directory.resolve("heap"));
    probedInProcess = inProcess(directory.resolve("in-process"));
  }

  private static List<String> child(String command, Path heap)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xss16m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ReloadProcess.class.getName(),
                command,
                heap.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var output = process.inputReader(StandardCharsets.UTF_8)) {
      List<String> lines = output.lines().toList();
      process.waitFor();
      return lines;
    }
  }

  private static List<String> inProcess(Path heap) {
    int rows = ReloadMatrix.ROWS.size();
    try (PerdureRuntime runtime = ReloadProcess.open(heap)) {
      for (int row = 0; row < rows; row++) {
        ReloadProcess.make(runtime, row);
      }
    }
    List<String> results = new ArrayList<>();
    try (PerdureRuntime runtime = ReloadProcess.open(heap)) {
      for (int row = 0; row < rows; row++) {
        results.add(ReloadProcess.probe(runtime, row));
      }
    }
    return results;
  }

  @Test
  void everyKindIsInTheMatrix() {
    assertThat(ReloadMatrix.ROWS.size(), greaterThan(60));
  }

  @TestFactory
  Stream<DynamicTest> anotherProcessFindsEveryKindAsItWas() {
    return rows(
        (row, expected) -> {
          assertThat("making it", made.get(row), is("made"));
          assertThat(probed.get(row), is(expected));
        });
  }

  @TestFactory
  Stream<DynamicTest> anotherEngineInThisProcessFindsEveryKindAsItWas() {
    return rows((row, expected) -> assertThat(probedInProcess.get(row), is(expected)));
  }

  private interface Check {
    void accept(int row, String expected);
  }

  private static Stream<DynamicTest> rows(Check check) {
    return Stream.iterate(0, row -> row < ReloadMatrix.ROWS.size(), row -> row + 1)
        .map(
            row ->
                DynamicTest.dynamicTest(
                    ReloadMatrix.ROWS.get(row).kind(),
                    () -> check.accept(row, ReloadMatrix.ROWS.get(row).expected())));
  }
}
