package dev.perdure.conformance.way;

import dev.perdure.conformance.suite.FrontMatter.Negative;
import dev.perdure.conformance.suite.TestCase;

/** Says whether a test has passed, by the rules of the suite. Stateless. */
final class Judge {

  private static final String COMPLETE = "Test262:AsyncTestComplete";
  private static final String FAILURE = "Test262:AsyncTestFailure:";

  private Judge() {}

  /**
   * Judges a test.
   *
   * @param printed all that it has printed
   */
  static Result judge(TestCase test, Ending ending, String printed) {
    Negative negative = test.matter().negative();
    if (negative != null) {
      if (ending.isCompleted()) {
        return Result.failed("no error, where a " + negative.type() + " is due");
      }
      return negative.type().equals(ending.errorName())
          ? Result.passed()
          : Result.failed("not a " + negative.type() + " but " + ending.message());
    }
    if (!ending.isCompleted()) {
      return Result.failed(ending.message());
    }
    if (!test.isAsync()) {
      return Result.passed();
    }
    int failure = printed.indexOf(FAILURE);
    if (failure >= 0) {
      return Result.failed(Ending.oneLine(printed.substring(failure + FAILURE.length())));
    }
    return printed.contains(COMPLETE)
        ? Result.passed()
        : Result.failed("the test did not call $DONE");
  }
}
