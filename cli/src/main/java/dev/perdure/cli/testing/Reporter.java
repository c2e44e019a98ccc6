package dev.perdure.cli.testing;

import dev.perdure.testing.TestSelection;

/** Shows what happens when tests run. For one thread. */
public sealed interface Reporter permits PlainReporter, TapReporter {

  /** Tests are about to run. */
  void begin(TestSelection selection);

  /** A test prints. */
  void printed(String text);

  /** The tests of a file have ended. */
  void ended(FileResult result);

  /** All tests have ended. */
  void ended(TestTotals totals);
}
