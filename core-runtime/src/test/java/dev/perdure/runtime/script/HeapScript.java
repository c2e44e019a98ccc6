package dev.perdure.runtime.script;

import java.util.ArrayList;
import java.util.List;

/**
 * A test written in JavaScript, as a list of steps.
 *
 * <p>Each of these lines ends a step; the source since the last one is one turn:
 *
 * <pre>{@code
 * counter.next(); // expect: 2            the turn completes, and a shell would show this
 * missing.name;   // expect error: no 'x' the turn is undone, and the report contains this
 * // expect print: a b                    this was printed since the last step that looked,
 *                                         line ends shown as blanks
 * // --- turn ---                         the next line begins another turn
 * // --- restart ---                      another engine opens the heap
 * // --- wait 1000 ---                    this many milliseconds pass; due timers fire
 * }</pre>
 *
 * <p>Source that no {@code expect} follows is a turn that has to complete. Immutable.
 */
record HeapScript(String name, List<Step> steps) {

  /** What a step does. */
  enum Kind {
    SHOWS,
    FAILS,
    COMPLETES,
    PRINTED,
    RESTART,
    WAIT
  }

  /**
   * One step.
   *
   * @param line the line on which it ends, for messages
   * @param source the turn's source; empty if the step runs none
   * @param expected what follows the colon; empty if nothing does
   */
  record Step(Kind kind, int line, String source, String expected) {}

  static HeapScript parse(String name, String text) {
    Parser parser = new Parser();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      parser.line(++number, line);
    }
    parser.endTurn(number);
    return new HeapScript(name, List.copyOf(parser.steps));
  }

  private static final class Parser {
    private static final String TURN = "// --- turn ---";
    private static final String RESTART = "// --- restart ---";
    private static final String WAIT = "// --- wait ";

    private final List<Step> steps = new ArrayList<>();
    private final StringBuilder source = new StringBuilder();

    void line(int number, String line) {
      if (line.startsWith(TURN)) {
        endTurn(number);
      } else if (line.startsWith(RESTART)) {
        endTurn(number);
        steps.add(new Step(Kind.RESTART, number, "", ""));
      } else if (line.startsWith(WAIT)) {
        endTurn(number);
        String millis = line.substring(WAIT.length(), line.lastIndexOf(" ---"));
        steps.add(new Step(Kind.WAIT, number, "", millis));
      } else if (!expectation(number, line, "// expect: ", Kind.SHOWS)
          && !expectation(number, line, "// expect error: ", Kind.FAILS)
          && !expectation(number, line, "// expect print: ", Kind.PRINTED)) {
        source.append(line).append('\n');
      }
    }

    private boolean expectation(int number, String line, String mark, Kind kind) {
      int at = line.indexOf(mark);
      if (at < 0) {
        return false;
      }
      source.append(line, 0, at);
      String expected = line.substring(at + mark.length()).strip();
      if (kind == Kind.PRINTED) {
        endTurn(number);
      }
      steps.add(new Step(kind, number, source.toString(), expected));
      source.setLength(0);
      return true;
    }

    void endTurn(int number) {
      boolean hasCode =
          source.toString().lines().anyMatch(line -> !line.isBlank() && !line.startsWith("//"));
      if (hasCode) {
        steps.add(new Step(Kind.COMPLETES, number, source.toString(), ""));
      }
      source.setLength(0);
    }
  }
}
