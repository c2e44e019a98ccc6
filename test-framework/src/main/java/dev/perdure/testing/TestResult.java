package dev.perdure.testing;

import java.util.List;

/**
 * How a test has ended. Immutable.
 *
 * @param suite the names of the suites around it, the outermost first, joined by blanks; may be
 *     empty
 * @param name its own name
 * @param status how it has ended
 * @param nanos how long it has taken
 * @param failures what went wrong, in this order; empty unless it has failed
 */
public record TestResult(
    String suite, String name, Status status, long nanos, List<TestFailure> failures) {

  /** How tests end. */
  public enum Status {
    PASSED("passed"),
    FAILED("failed"),
    SKIPPED("skipped");

    private final String word;

    Status(String word) {
      this.word = word;
    }

    /** How reports call it. */
    public String word() {
      return word;
    }
  }

  /** Copies the list. */
  public TestResult {
    failures = List.copyOf(failures);
  }

  /** The names of the suites and its own, joined by blanks. */
  public String fullName() {
    return suite.isEmpty() ? name : suite + " " + name;
  }
}
