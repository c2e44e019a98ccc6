package dev.perdure.conformance;

import dev.perdure.conformance.way.Way;
import java.util.List;
import java.util.Map;

/**
 * The result of a run. Immutable.
 *
 * @param commit what was run
 * @param nanosByWay how long each way took, on one thread
 */
record Findings(
    String commit,
    int filesRun,
    int filesInAll,
    int tests,
    int stockPasses,
    List<Comparison> comparisons,
    Map<String, Long> nanosByWay,
    Map<String, Integer> runsByWay) {

  /** How many tests a thread runs in a way in a second. */
  double testsASecond(Way way) {
    long nanos = nanosByWay.getOrDefault(way.name(), 0L);
    return nanos == 0 ? 0 : runsByWay.getOrDefault(way.name(), 0) * 1e9 / nanos;
  }
}
