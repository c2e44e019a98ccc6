package dev.perdure.conformance.way;

import dev.perdure.conformance.suite.TestCase;

/** A way to run a test. Thread-safe. */
public interface Way extends AutoCloseable {

  /** The way's name on the command line and in reports. */
  String name();

  /** What it does, in a few words. */
  String description();

  /** Whether a test is one for this way. */
  default boolean takes(TestCase test) {
    return true;
  }

  /**
   * Runs a test on the current thread.
   *
   * @param limit started; what runs programs asks it
   */
  Result run(TestCase test, TimeLimit limit);

  /** Ends what was started for it. */
  @Override
  default void close() {}
}
