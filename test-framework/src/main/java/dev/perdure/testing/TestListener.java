package dev.perdure.testing;

/** Learns at once what happens while tests run. Called on the turn thread. */
public interface TestListener {

  /** A test has ended, or was skipped. */
  void ended(TestResult result);

  /** A test has printed this. It is not undone with the test. */
  void printed(String text);

  /** Whether no further test is to run. */
  boolean isOver();
}
