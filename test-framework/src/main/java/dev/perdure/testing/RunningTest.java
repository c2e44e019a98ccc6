package dev.perdure.testing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The test that runs. Confined to the turn thread. */
final class RunningTest {
  private final int number;
  private final String suite;
  private final String name;
  private final @Nullable Place place;
  private final long began = System.nanoTime();
  private final List<TestFailure> failures = new ArrayList<>();

  RunningTest(int number, String suite, String name, @Nullable Place place) {
    this.number = number;
    this.suite = suite;
    this.name = name;
    this.place = place;
  }

  /** Its place in the file. */
  int number() {
    return number;
  }

  void add(TestFailure failure) {
    failures.add(failure.at(place));
  }

  TestResult ended() {
    return result(failures.isEmpty() ? TestResult.Status.PASSED : TestResult.Status.FAILED);
  }

  TestResult skipped() {
    return result(TestResult.Status.SKIPPED);
  }

  private TestResult result(TestResult.Status status) {
    return new TestResult(suite, name, status, System.nanoTime() - began, failures);
  }
}
