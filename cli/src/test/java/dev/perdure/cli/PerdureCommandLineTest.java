package dev.perdure.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.perdure.cli.session.HeapSettings;
import dev.perdure.cli.session.RehearsedSession;
import dev.perdure.cli.session.SessionOpener;
import dev.perdure.runtime.store.HeapLockedException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerdureCommandLineTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path directory;

  @Test
  void withoutASubcommandTheUsageIsAnError() {
    int exitCode = run();

    assertThat(err.toString(UTF_8), startsWith("Usage: perdure"));
    assertThat(exitCode, is(2));
  }

  @Test
  void helpShowsTheUsageOfASubcommand() {
    int exitCode = run("help", "run");

    assertThat(out.toString(UTF_8), startsWith("Usage: perdure run"));
    assertThat(exitCode, is(0));
  }

  @Test
  void anUnknownOptionIsNamedWithSuggestions() {
    int exitCode = run("shell", "--heep", "x");

    assertThat(
        err.toString(UTF_8),
        allOf(containsString("--heep"), containsString("--heap"), not(containsString("\tat "))));
    assertThat(exitCode, is(2));
  }

  @Test
  void anUnknownSubcommandIsNamedWithSuggestions() {
    int exitCode = run("shel");

    assertThat(err.toString(UTF_8), containsString("Did you mean: perdure shell"));
    assertThat(exitCode, is(2));
  }

  @Test
  void anUnknownOptionInPlaceOfTheProgramIsWrongUsage() {
    int exitCode = run("run", "--fast");

    assertThat(err.toString(UTF_8), containsString("Unknown option: '--fast'"));
    assertThat(exitCode, is(2));
  }

  @Test
  void aDirectoryIsNoProgram() {
    int exitCode = run("run", directory.toString());

    assertThat(err.toString(UTF_8), containsString("it is not a file"));
    assertThat(exitCode, is(2));
  }

  @Test
  void aProgramSeesItsArgumentsAndOptionsBeforeAndBehindTheHeap() throws Exception {
    String program = program("value 1");

    int exitCode = run("run", program, "one", "--port", "80", "--heap", "h", "--", "--heap");

    assertThat(out.toString(UTF_8), is("arguments [one, --port, 80, --heap]\n"));
    assertThat(exitCode, is(0));
  }

  @Test
  void aProgramThatFailsExitsWithOneAndItsReport() throws Exception {
    int exitCode = run("run", program("fail TypeError: no"));

    assertThat(err.toString(UTF_8), is("program.js:1: TypeError: no\n"));
    assertThat(exitCode, is(1));
  }

  @Test
  void aTimerThatFailsExitsWithOneAndItsReport() throws Exception {
    int exitCode = run("run", program("later fail TypeError: late"));

    assertThat(err.toString(UTF_8), is("timer:1: TypeError: late\n"));
    assertThat(exitCode, is(1));
  }

  @Test
  void aDamagedHeapExitsWithThreeAndItsMessageAlone() throws Exception {
    int exitCode = run("run", program("damage"));

    assertThat(err.toString(UTF_8), is("The heap is damaged at turn 7.\n"));
    assertThat(exitCode, is(3));
  }

  @Test
  void aHeapThatCannotBeOpenedExitsWithThreeAndItsMessageAlone() {
    SessionOpener locked =
        (heap, output, errors) -> {
          throw new HeapLockedException("The heap is in use.");
        };

    int exitCode = run(locked, InputStream.nullInputStream(), "shell");

    assertThat(err.toString(UTF_8), is("The heap is in use.\n"));
    assertThat(exitCode, is(3));
  }

  @Test
  void theMemoryOfTheHeapIsWhatTheOptionSays() throws Exception {
    AtomicReference<HeapSettings> opened = new AtomicReference<>();
    SessionOpener opener =
        (heap, output, errors) -> {
          opened.set(heap);
          return RehearsedSession.initialized().open(heap, output, errors);
        };

    run(opener, InputStream.nullInputStream(), "run", "--memory", "16m", program("value 1"));

    assertThat(opened.get().memory().bytes(), is(16L << 20));
  }

  @Test
  void aMemoryThatIsNoSizeIsAUsageError() throws Exception {
    int exitCode = run("run", "--memory=much", program("value 1"));

    assertThat(
        err.toString(UTF_8),
        startsWith(
            "Invalid value for option '--memory': \"much\" is not a size. Write a number and k, m or"
                + " g, such as 256m or 2g."));
    assertThat(exitCode, is(2));
  }

  @Test
  void aFaultOfTheRuntimeIsToldWithoutAJavaTrace() throws Exception {
    int exitCode = run("run", program("fault"));

    assertThat(
        err.toString(UTF_8),
        allOf(
            containsString("the runtime is confused."),
            containsString("PERDURE_DEBUG=1"),
            not(containsString("\tat "))));
    assertThat(exitCode, is(70));
  }

  @Test
  void aShellWhoseLinesFailedEndsWell() {
    InputStream lines = new ByteArrayInputStream("fail no\nvalue 2\n".getBytes(UTF_8));

    int exitCode = run(RehearsedSession.restored(), lines, "shell");

    assertThat(out.toString(UTF_8), is("Restored session\n> shell:1: no\n> 2\n> \n"));
    assertThat(exitCode, is(0));
  }

  private String program(String source) throws Exception {
    return Files.writeString(directory.resolve("program.js"), source).toString();
  }

  private int run(String... arguments) {
    return run(RehearsedSession.initialized(), InputStream.nullInputStream(), arguments);
  }

  private int run(SessionOpener opener, InputStream in, String... arguments) {
    StandardStreams streams =
        new StandardStreams(
            in, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    return new PerdureCommandLine(opener, streams).run(arguments);
  }
}
