package dev.perdure.cli.process;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.is;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What leaves the process, and when. */
class OutputProcessTest {

  @TempDir private Path directory;

  @Test
  void whatATurnPrintsComesBeforeItsValueAndTheNextPrompt() throws Exception {
    try (ShellProcess shell = ShellProcess.open(directory)) {
      assertThat(
          shell.enter("print('one'); Promise.resolve().then(function () { print('two'); }); 3"),
          is("one\ntwo\n3\n"));
    }
  }

  @Test
  void nothingOfAnUndoneTurnIsPrinted() throws Exception {
    try (ShellProcess shell = ShellProcess.open(directory)) {
      assertThat(
          shell.enter("print('lost'); throw 'away'"),
          is("shell:1: uncaught \"away\"\nprint('lost'); throw 'away'\n\tat shell:1\n"));
    }
  }

  @Test
  void aTurnMayPrintTenThousandLines() throws Exception {
    String expected =
        IntStream.range(0, 10_000).mapToObj(n -> "line " + n + "\n").collect(Collectors.joining());
    try (ShellProcess shell = ShellProcess.open(directory)) {
      assertThat(
          shell.enter("for (var i = 0; i < 10000; i++) print('line ', i);"), is(expected));
    }
  }

  @Test
  void textOfAllKindsArrivesAsItIs() throws Exception {
    try (ShellProcess shell = ShellProcess.open(directory)) {
      shell.enter("var größe = 'ß😀漢字\u05d0'");

      assertThat(shell.enter("größe"), is("\"ß😀漢字\u05d0\"\n"));
      assertThat(shell.enter("print(größe, '\\u0000|\\t|')"), is("ß😀漢字\u05d0\u0000|\t|\n"));
      assertThat(shell.enter("'\\u0007\\u2028\\ud800\"\\\\'"), is("\"\\u0007\\u2028\\ud800\\\"\\\\\"\n"));
    }
  }

  @Test
  void aChainOfTimersDoesNotKeepTheShellFromItsUser() throws Exception {
    try (ShellProcess shell = ShellProcess.open(directory)) {
      shell.enter("var n = 0; function tick() { n++; setTimeout(tick, 0); } tick();");

      assertThat(shell.enter("n > 0"), is("true\n"));
      assertThat(shell.end(), is(0));
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aProgramWhoseReaderIsGoneEndsAndCanGoOnLater() throws Exception {
    Files.writeString(
        directory.resolve("talk.js"),
        "var n = 0; function talk() { print(++n); if (n < end) setTimeout(talk, 0); }"
            + " var end = Infinity; talk(); function main(args) { if (args.length) end = n + 3; }");
    try (PerdureProcess run = PerdureProcess.start(directory, "run", "talk.js", "--heap", "heap")) {
      run.await("3\n");
      run.closeOutput();

      assertThat(run.awaitExit(), is(141));
      assertThat(run.errors(), is(emptyString()));
    }

    try (PerdureProcess run =
        PerdureProcess.start(directory, "run", "talk.js", "more", "--heap", "heap")) {
      assertThat(run.awaitExit(), is(0));
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aShellWhoseReaderIsGoneEnds() throws Exception {
    try (ShellProcess shell = ShellProcess.open(directory)) {
      shell.process().closeOutput();
      shell.process().line("var kept = 1;");

      shell.process().awaitExit();
    }

    try (ShellProcess shell = ShellProcess.open(directory)) {
      assertThat(shell.enter("kept"), is("1\n"));
    }
  }
}
