package dev.perdure.testing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far the tests of a file have come. It is no part of the heap, since what tests do there is
 * undone. Confined to the turn thread.
 */
final class Progress {
  private final TestListener listener;
  private final Set<Integer> done = new HashSet<>();
  private final List<TestFailure> known = new ArrayList<>();
  private String suite = "";
  private @Nullable RunningTest running;
  private boolean isRunning;

  Progress(TestListener listener) {
    this.listener = listener;
  }

  /** Tests run from now on, or do so again. */
  void begin() {
    isRunning = true;
  }

  boolean isRunning() {
    return isRunning;
  }

  boolean isDone(int number) {
    return done.contains(number);
  }

  /** A suite's hooks run next. */
  void enter(String suiteName) {
    suite = suiteName;
  }

  void begin(RunningTest test) {
    running = test;
  }

  private RunningTest running() {
    return Objects.requireNonNull(running, "A test runs.");
  }

  void end() {
    finish(running().number(), running().ended());
  }

  void skip() {
    finish(running().number(), running().skipped());
  }

  private void finish(int number, TestResult result) {
    running = null;
    done.add(number);
    listener.ended(result);
  }

  /** Keeps a failure; the number that it is called by, from 1 on. */
  int keep(TestFailure failure) {
    known.add(failure);
    return known.size();
  }

  /** The test that runs has failed. */
  void fail(int failure) {
    running().add(known.get(failure - 1));
  }

  /** What a suite does behind its tests has failed. */
  void failSuite(TestFailure failure) {
    listener.ended(new TestResult(suite, "after", TestResult.Status.FAILED, 0, List.of(failure)));
  }

  void failSuite(int failure) {
    failSuite(known.get(failure - 1));
  }

  /**
   * The turn was undone by what no program can catch.
   *
   * @return whether a test was to blame: the others may run
   */
  boolean interrupted(String report) {
    RunningTest test = running;
    if (test == null) {
      listener.ended(
          new TestResult(
              suite, "hooks", TestResult.Status.FAILED, 0, List.of(TestFailure.of(report))));
      return false;
    }
    test.add(TestFailure.of(report));
    end();
    return true;
  }
}
