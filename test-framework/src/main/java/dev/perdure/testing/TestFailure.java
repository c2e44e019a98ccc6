package dev.perdure.testing;

import org.jspecify.annotations.Nullable;

/**
 * What went wrong in a test. Immutable.
 *
 * @param message the name of the error and what it says
 * @param file where it was thrown in the program, or where the test is declared; null if neither is
 *     known
 * @param line the line there, from 1 on
 * @param calls the innermost calls of the program, a line each; may be empty
 * @param expected what was expected, or null if the error does not say it
 * @param actual what there was, or null
 */
public record TestFailure(
    String message,
    @Nullable String file,
    int line,
    String calls,
    @Nullable String expected,
    @Nullable String actual) {

  /** What is only known by a report. */
  static TestFailure of(String report) {
    return new TestFailure(report, null, 0, "", null, null);
  }

  /** The same, at a place, if it has none yet. */
  TestFailure at(@Nullable Place place) {
    return file != null || place == null
        ? this
        : new TestFailure(message, place.file(), place.line(), calls, expected, actual);
  }
}
