package dev.perdure.conformance;

import dev.perdure.conformance.suite.Suite;
import dev.perdure.conformance.way.Result;
import dev.perdure.conformance.way.Way;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

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

  /** Counts and compares. */
  static Findings of(
      Suite suite,
      int filesInAll,
      int filesRun,
      List<Way> ways,
      Runner runner,
      List<TestReport> reports) {
    String stock = ways.get(0).name();
    Map<String, Long> nanos = new LinkedHashMap<>();
    Map<String, Integer> runs = new LinkedHashMap<>();
    for (Way way : ways) {
      nanos.put(way.name(), runner.nanos(way));
      runs.put(way.name(), count(reports, way.name(), result -> true));
    }
    String commit = suite.commit();
    return new Findings(
        commit == null ? "an unknown commit" : commit,
        filesRun,
        filesInAll,
        reports.size(),
        count(reports, stock, Result::isPassed),
        ways.stream().map(way -> Comparison.of(way, stock, reports)).toList(),
        nanos,
        runs);
  }

  private static int count(List<TestReport> reports, String way, Predicate<Result> which) {
    return (int)
        reports.stream()
            .map(report -> report.results().get(way))
            .filter(result -> result != null && which.test(result))
            .count();
  }

  /** How many tests a thread runs in a way in a second. */
  double testsASecond(Way way) {
    long nanos = nanosByWay.getOrDefault(way.name(), 0L);
    return nanos == 0 ? 0 : runsByWay.getOrDefault(way.name(), 0) * 1e9 / nanos;
  }
}
