package dev.perdure.cli.process;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerdureProcessTest {

  @TempDir private Path directory;

  @Test
  void theVersionGoesToTheStandardOutput() throws Exception {
    try (PerdureProcess perdure = PerdureProcess.start(directory, "--version")) {
      int exitCode = perdure.awaitExit();

      assertThat(perdure.errors(), is(emptyString()));
      assertThat(perdure.output(), startsWith("Perdure 0."));
      assertThat(exitCode, is(0));
    }
  }

  @Test
  void wrongUsageGoesToTheStandardError() throws Exception {
    try (PerdureProcess perdure = PerdureProcess.start(directory, "run", "missing.js")) {
      int exitCode = perdure.awaitExit();

      assertThat(perdure.output(), is(emptyString()));
      assertThat(perdure.errors(), containsString("Cannot run \"missing.js\""));
      assertThat(exitCode, is(2));
    }
  }
}
