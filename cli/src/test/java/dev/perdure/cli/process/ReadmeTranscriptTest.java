package dev.perdure.cli.process;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The two transcripts of the README, letter by letter, with every way to end the first shell. */
@DisabledOnOs(OS.WINDOWS)
class ReadmeTranscriptTest {

  private static final String FIRST =
      """
      Initialized session
      > var create_counter = function() { var counter = 0; return function() { return counter++; }; };
      > var a = create_counter();
      > a();
      0
      > a();
      1
      > a();
      2
      > var b = create_counter();
      > b();
      0
      > b();
      1
      > a();
      3
      """;

  private static final String SECOND =
      """
      Restored session
      > create_counter
      function() { var counter = 0; return function() { return counter++; }; }
      > a();
      4
      > a();
      5
      > b();
      2
      """;

  @TempDir private Path directory;

  @Test
  void anInterruptLosesNothing() throws Exception {
    try (ShellProcess shell = ShellProcess.open(directory)) {
      assertThat(converse(shell, FIRST), is(FIRST));

      shell.process().interrupt();
    }

    try (ShellProcess shell = ShellProcess.open(directory)) {
      assertThat(converse(shell, SECOND), is(SECOND));
    }
  }

  @Test
  void theEndOfTheInputLosesNothing() throws Exception {
    try (ShellProcess shell = ShellProcess.open(directory)) {
      assertThat(converse(shell, FIRST), is(FIRST));

      assertThat(shell.end(), is(0));
    }

    try (ShellProcess shell = ShellProcess.open(directory)) {
      assertThat(converse(shell, SECOND), is(SECOND));
    }
  }

  @Test
  void aKillLosesNothing() throws Exception {
    try (ShellProcess shell = ShellProcess.open(directory)) {
      assertThat(converse(shell, FIRST), is(FIRST));

      shell.kill();
    }

    try (ShellProcess shell = ShellProcess.open(directory)) {
      assertThat(converse(shell, SECOND), is(SECOND));
    }
  }

  @Test
  void theLauncherGivesTheSameTranscripts() throws Exception {
    Path project = Path.of("..").toAbsolutePath().normalize();
    assumeTrue(Files.exists(project.resolve("cli/target/perdure.stamp")), "It was packaged.");
    Map<String, String> asBuilt = Map.of("PERDURE_NO_BUILD", "1");
    List<String> command =
        List.of(project.resolve("perdure").toString(), "shell", "--heap", "demo");

    try (ShellProcess shell = ShellProcess.of(PerdureProcess.start(directory, asBuilt, command))) {
      assertThat(converse(shell, FIRST), is(FIRST));

      // The launcher becomes the Java that it starts: the signal reaches that.
      shell.kill();
    }

    try (ShellProcess shell = ShellProcess.of(PerdureProcess.start(directory, asBuilt, command))) {
      assertThat(converse(shell, SECOND), is(SECOND));
    }
  }

  /** Enters what the transcript has behind its prompts; the transcript of that. */
  private static String converse(ShellProcess shell, String transcript) throws Exception {
    List<String> parts = new ArrayList<>(List.of(shell.greeting()));
    for (String source : transcript.lines().filter(line -> line.startsWith("> ")).toList()) {
      parts.add(source + "\n" + shell.enter(source.substring(2)));
    }
    return String.join("", parts);
  }
}
