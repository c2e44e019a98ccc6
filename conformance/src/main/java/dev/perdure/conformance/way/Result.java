package dev.perdure.conformance.way;

/**
 * What came of a test in one way. Immutable.
 *
 * @param reason why it did not pass, in one line; empty if it did
 * @param reloads how often the heap was reopened while it ran
 * @param refusals how often it could not be, because the engine cannot suspend the program there
 * @param dialect why Perdure refuses it although it passes if it is not refused; else empty
 */
public record Result(Verdict verdict, String reason, int reloads, int refusals, String dialect) {

  /** How a test ends. */
  public enum Verdict {
    PASSED,
    FAILED,
    /** It was still running when its time was up. */
    TIMED_OUT,
    /** The test cannot be run in this way, whatever engine runs it. */
    NOT_APPLICABLE
  }

  /** A test that passed. */
  public static Result passed() {
    return new Result(Verdict.PASSED, "", 0, 0, "");
  }

  /** A test that failed. */
  public static Result failed(String reason) {
    return new Result(Verdict.FAILED, reason, 0, 0, "");
  }

  /** A test that took too long. */
  public static Result timedOut() {
    return new Result(Verdict.TIMED_OUT, "timed out", 0, 0, "");
  }

  /** A test that this way does not suit. */
  public static Result notApplicable(String reason) {
    return new Result(Verdict.NOT_APPLICABLE, reason, 0, 0, "");
  }

  /** The same, and how often it was interrupted. */
  public Result interrupted(int newReloads, int newRefusals) {
    return new Result(verdict, reason, newReloads, newRefusals, dialect);
  }

  /** The same, of a test that the check of the dialect refuses. */
  Result refusedByDialect(String message) {
    return new Result(verdict, reason, reloads, refusals, message);
  }

  /** Whether it passed. */
  public boolean isPassed() {
    return verdict == Verdict.PASSED;
  }
}
