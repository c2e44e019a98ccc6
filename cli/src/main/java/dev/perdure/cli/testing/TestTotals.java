package dev.perdure.cli.testing;

import dev.perdure.testing.TestResult.Status;
import java.util.List;
import java.util.Locale;

/**
 * What all tests have given. Immutable.
 *
 * @param files a result for each file, in the order in which they ran
 * @param nanos how long all of it has taken
 */
public record TestTotals(List<FileResult> files, long nanos) {

  /** Copies the list. */
  public TestTotals {
    files = List.copyOf(files);
  }

  /** Whether there was any test. */
  public boolean hasTests() {
    return files.stream().anyMatch(file -> !file.results().isEmpty());
  }

  /** Whether a test has failed. */
  public boolean hasFailures() {
    return count(Status.FAILED) > 0;
  }

  /** Whether a file could not be loaded. */
  public boolean hasFaults() {
    return faults() > 0;
  }

  int count(Status status) {
    return files.stream().mapToInt(file -> file.count(status)).sum();
  }

  private long faults() {
    return files.stream().filter(file -> file.fault() != null).count();
  }

  /** The line that says it all. */
  String text() {
    String text =
        "%d passed, %d failed, %d skipped"
            .formatted(count(Status.PASSED), count(Status.FAILED), count(Status.SKIPPED));
    if (hasFaults()) {
      text += faults() == 1 ? ", 1 file not loaded" : ", " + faults() + " files not loaded";
    }
    return text + " (" + seconds(nanos, 1) + " s)";
  }

  /** A duration, in the notation that every machine reads. */
  static String seconds(long nanos, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", nanos / 1e9);
  }
}
