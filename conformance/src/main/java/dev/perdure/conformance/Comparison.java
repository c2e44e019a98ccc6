package dev.perdure.conformance;

import dev.perdure.conformance.way.Result;
import dev.perdure.conformance.way.Result.Verdict;
import dev.perdure.conformance.way.Way;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One way compared with the plain engine. Immutable.
 *
 * @param run how many tests were run in this way that the plain engine passes and that suit it
 * @param same how many of them pass here, too
 * @param refused how many of these the check of the dialect refuses
 * @param reloads how often the heap was reopened
 * @param refusals how often it could not be
 * @param differences the tests that do not pass here, by the group of their reasons; the largest
 *     group first
 * @param refusedTests the tests that the check of the dialect refuses, in groups, too
 * @param unsuitable the tests that cannot be run in this way, whatever engine runs them, in groups
 * @param improvements the tests that pass here and not in the plain engine
 */
record Comparison(
    Way way,
    int run,
    int same,
    int refused,
    long reloads,
    long refusals,
    Map<String, List<Difference>> differences,
    Map<String, List<Difference>> refusedTests,
    Map<String, List<Difference>> unsuitable,
    List<String> improvements) {

  /** A test with another result. Immutable. */
  record Difference(String test, String reason) {}

  /** Percent of what the plain engine passes. */
  double percent() {
    return run == 0 ? 100 : 100.0 * same / run;
  }

  /** How many tests do not suit this way. */
  int notApplicable() {
    return unsuitable.values().stream().mapToInt(List::size).sum();
  }

  static Comparison of(Way way, String stock, List<TestReport> reports) {
    int run = 0;
    int same = 0;
    int refused = 0;
    long reloads = 0;
    long refusals = 0;
    Map<String, List<Difference>> differences = new LinkedHashMap<>();
    Map<String, List<Difference>> refusedTests = new LinkedHashMap<>();
    Map<String, List<Difference>> unsuitable = new LinkedHashMap<>();
    List<String> improvements = new ArrayList<>();
    for (TestReport report : reports) {
      Result baseline = report.results().get(stock);
      Result result = report.results().get(way.name());
      if (baseline == null || result == null) {
        continue;
      }
      if (result.verdict() == Verdict.NOT_APPLICABLE) {
        add(unsuitable, report, result.reason());
        continue;
      }
      reloads += result.reloads();
      refusals += result.refusals();
      if (baseline.isPassed()) {
        run++;
        if (result.isPassed()) {
          same++;
          if (!result.dialect().isEmpty()) {
            refused++;
            add(refusedTests, report, result.dialect());
          }
        } else {
          add(differences, report, result.reason());
        }
      } else if (result.isPassed()) {
        improvements.add(report.test().name());
      }
    }
    return new Comparison(
        way,
        run,
        same,
        refused,
        reloads,
        refusals,
        largestFirst(differences),
        largestFirst(refusedTests),
        largestFirst(unsuitable),
        improvements);
  }

  private static void add(Map<String, List<Difference>> groups, TestReport report, String reason) {
    groups
        .computeIfAbsent(Reasons.group(reason), group -> new ArrayList<>())
        .add(new Difference(report.test().name(), reason));
  }

  private static Map<String, List<Difference>> largestFirst(Map<String, List<Difference>> groups) {
    Map<String, List<Difference>> sorted = new LinkedHashMap<>();
    groups.entrySet().stream()
        .sorted(
            Comparator.comparingInt((Map.Entry<String, List<Difference>> e) -> -e.getValue().size())
                .thenComparing(Map.Entry::getKey))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }
}
