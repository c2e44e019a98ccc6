package dev.perdure.cli.testing;

import dev.perdure.testing.TestResult;
import dev.perdure.testing.TestResult.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the tests of a file have given. Immutable.
 *
 * @param file its name
 * @param results one for each test that was asked for
 * @param fault why it could not be loaded; null if it could
 * @param nanos how long it has taken, with loading
 */
record FileResult(String file, List<TestResult> results, @Nullable String fault, long nanos) {

  FileResult {
    results = List.copyOf(results);
  }

  /** How many of the tests have ended so. */
  int count(Status status) {
    return (int) results.stream().filter(result -> result.status() == status).count();
  }
}
