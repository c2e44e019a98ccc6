package dev.perdure.conformance;

import dev.perdure.conformance.suite.Suite;
import dev.perdure.conformance.way.ContinuationWay;
import dev.perdure.conformance.way.NewJvmWay;
import dev.perdure.conformance.way.ReopeningWay;
import dev.perdure.conformance.way.SameRuntimeWay;
import dev.perdure.conformance.way.StockWay;
import dev.perdure.conformance.way.Way;
import java.util.Iterator;
import java.util.List;

/** All ways, in the order in which they are run and reported. */
final class WayNames implements Iterable<String> {

  /** The names that the command takes. */
  static final List<String> NAMES =
      List.of("ours", "evicted", "reopened", "statements", "asserts", "steps", "jvm");

  /**
   * Makes them.
   *
   * @param jvmSample about how many tests of the files go on in a new JVM
   */
  static List<Way> all(Suite suite, int jvmSample, int files, long seed) {
    return List.of(
        new StockWay(suite),
        SameRuntimeWay.undisturbed(suite),
        SameRuntimeWay.evicted(suite),
        ReopeningWay.beforeTheTest(suite),
        ReopeningWay.afterEveryStatement(suite),
        ContinuationWay.atEveryAssertion(suite),
        ContinuationWay.atEveryStep(suite),
        new NewJvmWay(suite, jvmSample, files, seed));
  }

  @Override
  public Iterator<String> iterator() {
    return List.of("ours", "evicted", "reopened", "statements", "asserts", "steps", "jvm")
        .iterator();
  }
}
