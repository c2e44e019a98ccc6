package dev.perdure.cli.process;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The shell on a terminal that the operating system has made; needs Python to make it. */
@DisabledOnOs(OS.WINDOWS)
class PseudoTerminalTest {

  private static final String SPAWN = "import pty, sys; sys.exit(pty.spawn(sys.argv[1:]) >> 8)";
  private static final String UP = "\u001b[A";
  private static final String LEFT = "\u001b[D";

  @TempDir private Path directory;

  @BeforeEach
  void requirePython() throws Exception {
    boolean works;
    try {
      works =
          new ProcessBuilder("python3", "-c", "import pty; pty.openpty()").start().waitFor() == 0;
    } catch (IOException noPython) {
      works = false;
    }
    assumeTrue(works, "Python can make a pseudo-terminal.");
  }

  @Test
  void linesAreEditedCompletedContinuedAndRememberedByTheNextShell() throws Exception {
    try (PerdureProcess terminal = openTerminal()) {
      terminal.await("Initialized session");
      terminal.await("> ");
      enter(terminal, "var anExcellentName = 40 + 1");
      // The cursor goes back by one: the digit is put before the bracket.
      enter(terminal, "print('edited ' + (anExcel\t + ))" + LEFT + LEFT + "1");
      terminal.await("edited 42");
      enter(terminal, "print('both ' +");
      enter(terminal, "'lines')");
      terminal.await("both lines");
      terminal.type("\u0004");
      assertThat(terminal.awaitExit(), is(0));
    }

    try (PerdureProcess terminal = openTerminal()) {
      terminal.await("Restored session");
      terminal.await("> ");
      enter(terminal, UP + UP);
      terminal.await("edited 42");
      terminal.type("\u0003");
      terminal.awaitExit();
      assertThat(terminal.output(), containsString("anExcellentName"));
    }
  }

  private PerdureProcess openTerminal() throws IOException {
    List<String> command = new ArrayList<>(List.of("python3", "-c", SPAWN));
    command.addAll(PerdureProcess.command("shell", "--heap", "heap"));
    Map<String, String> environment =
        Map.of("TERM", "xterm", "LC_ALL", "C.UTF-8", "XDG_STATE_HOME", directory.toString());
    return PerdureProcess.start(directory, environment, command);
  }

  private static void enter(PerdureProcess terminal, String keys) {
    terminal.type(keys + "\r");
  }
}
