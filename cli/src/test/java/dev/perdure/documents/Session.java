package dev.perdure.documents;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.perdure.cli.process.PerdureProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A transcript of a terminal, played with the real command in real processes. A line {@code $
 * ./perdure …} starts one, {@code > …} and {@code … …} are typed into it, {@code ^C} interrupts it
 * and {@code Killed} stands for {@code kill -9}; every other line is what it has to write. For one
 * thread.
 */
final class Session {

  private static final String COMMAND = "$ ./perdure ";
  private static final String EXIT_CODE = "$ echo $?";
  private static final String PROMPT = "> ";
  private static final String NEXT_LINE = "… ";
  private static final String KILLED = "Killed";

  /** In place of any number of lines of output. */
  private static final String LEFT_OUT = "…";

  private static final Pattern DURATION = Pattern.compile("\\([0-9]+\\.[0-9] s\\)");

  private final Deque<String> lines;
  private final Path directory;
  private int exitCode;

  Session(Block block, Path directory) {
    lines = new ArrayDeque<>(block.text().lines().toList());
    this.directory = directory;
  }

  /** Plays it from its first line to its last. */
  void play() throws IOException, InterruptedException {
    while (!lines.isEmpty()) {
      String line = lines.remove();
      if (line.equals(EXIT_CODE)) {
        assertThat(lines.remove(), is(String.valueOf(exitCode)));
      } else if (line.startsWith(COMMAND)) {
        playProcess(line.substring(COMMAND.length()).split(" "));
      } else {
        throw new AssertionError("A transcript begins with \"" + COMMAND + "\", not: " + line);
      }
    }
  }

  private void playProcess(String... arguments) throws IOException, InterruptedException {
    try (PerdureProcess perdure = PerdureProcess.start(directory, arguments)) {
      String head = takeOutput();
      if (isNext(PROMPT)) {
        converse(perdure, head);
      } else if (takeIf(KILLED)) {
        awaitAll(perdure, head);
        perdure.kill();
      } else {
        perdure.endInput();
        exitCode = perdure.awaitExit();
        requireSame(anyTime(head), anyTime(perdure.output() + perdure.errors()));
      }
    }
  }

  /** How long something has taken differs each time. */
  private static String anyTime(String text) {
    return DURATION.matcher(text).replaceAll("(0.0 s)");
  }

  private void converse(PerdureProcess perdure, String head)
      throws IOException, InterruptedException {
    String expected = head;
    while (isNext(PROMPT)) {
      awaitAll(perdure, expected + PROMPT);
      String typed = lines.remove().substring(PROMPT.length());
      if (typed.equals("^C")) {
        interrupt(perdure);
        return;
      }
      perdure.line(typed);
      while (isNext(NEXT_LINE)) {
        perdure.line(lines.remove().substring(NEXT_LINE.length()));
      }
      expected = takeOutput();
    }
    awaitAll(perdure, expected + PROMPT);
    if (takeIf(KILLED)) {
      perdure.kill();
    } else {
      perdure.endInput();
      exitCode = perdure.awaitExit();
    }
  }

  private void interrupt(PerdureProcess perdure) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", String.valueOf(perdure.pid())).start().waitFor();
    exitCode = perdure.awaitExit();
  }

  private static void awaitAll(PerdureProcess perdure, String expected)
      throws InterruptedException {
    if (!expected.isEmpty()) {
      assertThat("before " + expected, perdure.await(expected), is(""));
    }
  }

  private static void requireSame(String expected, String actual) {
    int leftOut = expected.indexOf(LEFT_OUT + "\n");
    if (leftOut < 0) {
      assertThat(actual, is(expected));
      return;
    }
    String head = expected.substring(0, leftOut);
    String tail = expected.substring(leftOut + LEFT_OUT.length() + 1);
    boolean same = actual.startsWith(head) && actual.endsWith(tail);
    assertThat(actual, same, is(true));
  }

  /** The lines up to the next that is typed or starts or ends a process. */
  private String takeOutput() {
    List<String> output = new ArrayList<>();
    while (!lines.isEmpty()
        && !lines.element().startsWith("$ ")
        && !isNext(PROMPT)
        && !lines.element().equals(KILLED)) {
      output.add(lines.remove() + "\n");
    }
    return String.join("", output);
  }

  private boolean isNext(String beginning) {
    return !lines.isEmpty() && lines.element().startsWith(beginning);
  }

  private boolean takeIf(String line) {
    boolean isIt = line.equals(lines.peek());
    if (isIt) {
      lines.remove();
    }
    return isIt;
  }
}
