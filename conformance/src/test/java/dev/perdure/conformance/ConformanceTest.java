package dev.perdure.conformance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformanceTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final StringWriter errors = new StringWriter();

  private int run(String... arguments) {
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    return Conformance.commandLine(out).setErr(new PrintWriter(errors)).execute(arguments);
  }

  @Test
  void theCommandPrintsAReportAndWritesAnother(@TempDir Path directory) throws IOException {
    Path report = directory.resolve("report.json");

    int exitCode =
        run(
            "--suite=" + OwnSuite.directory(),
            "--filter=language/c",
            "--ways=ours,reopened",
            "--report=" + report);

    assertThat(exitCode, is(0));
    assertThat(
        bytes.toString(StandardCharsets.UTF_8),
        containsString("| reopened: reopened before the test | 2 | 2 | 100.000 % |"));
    assertThat(Files.readString(report), containsString("\"way\": \"reopened\""));
  }

  @Test
  void aDirectoryThatIsNoSuiteIsReportedInASentence(@TempDir Path directory) {
    int exitCode = run("--suite=" + directory);

    assertThat(exitCode, is(2));
    assertThat(errors.toString(), containsString("There is no conformance suite in"));
  }

  @Test
  void aWayThatIsNotThereIsReportedWithThoseThatAre() {
    int exitCode = run("--suite=" + OwnSuite.directory(), "--ways=reopend");

    assertThat(exitCode, is(2));
    assertThat(
        errors.toString(),
        containsString("There is no way \"reopend\". There are: ours, evicted, reopened"));
  }
}
