package dev.perdure.conformance;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The report for people. Stateless. */
final class TextReport {

  private TextReport() {}

  /**
   * Prints a report.
   *
   * @param most so many tests of a group are named
   */
  static void print(Findings findings, PrintStream out, int most) {
    out.printf(
        Locale.ROOT,
        "test262 at %s; %d files of %d; %d tests, of which the plain engine passes %d.%n%n",
        findings.commit(),
        findings.filesRun(),
        findings.filesInAll(),
        findings.tests(),
        findings.stockPasses());
    out.println(
        "| way | tests | same | percent | differ | refused | n/a | reloads | not suspended | tests/s |");
    out.println("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
    for (Comparison each : findings.comparisons()) {
      out.printf(
          Locale.ROOT,
          "| %s: %s | %d | %d | %.3f %% | %d | %d | %d | %d | %d | %.0f |%n",
          each.way().name(),
          each.way().description(),
          each.run(),
          each.same(),
          each.percent(),
          each.run() - each.same(),
          each.refused(),
          each.notApplicable(),
          each.reloads(),
          each.refusals(),
          findings.testsASecond(each.way()));
    }
    printGroups("Differences", findings, Comparison::differences, out, most);
    printGroups("Not applicable", findings, Comparison::unsuitable, out, most);
    printGroups(
        "Refused by the check of the dialect", findings, Comparison::refusedTests, out, most);
    for (Comparison each : findings.comparisons()) {
      if (!each.improvements().isEmpty()) {
        out.printf(
            "%n## Improvements: %s passes %d tests that the plain engine fails%n%n",
            each.way().name(), each.improvements().size());
        each.improvements().stream().limit(most).forEach(test -> out.println("- " + test));
      }
    }
  }

  /** One line a test and reason, with the ways in which it differs so. */
  private static void printGroups(
      String title,
      Findings findings,
      Function<Comparison, Map<String, List<Comparison.Difference>>> part,
      PrintStream out,
      int most) {
    Map<String, Map<Comparison.Difference, List<String>>> groups = new LinkedHashMap<>();
    for (Comparison comparison : findings.comparisons()) {
      part.apply(comparison)
          .forEach(
              (group, differences) -> {
                for (Comparison.Difference each : differences) {
                  groups
                      .computeIfAbsent(group, key -> new LinkedHashMap<>())
                      .computeIfAbsent(each, key -> new ArrayList<>())
                      .add(comparison.way().name());
                }
              });
    }
    if (!groups.isEmpty()) {
      out.printf("%n## %s%n%n", title);
    }
    groups.entrySet().stream()
        .sorted(Comparator.comparingInt(group -> -group.getValue().size()))
        .forEach(group -> printGroup(group.getKey(), group.getValue(), out, most));
  }

  private static void printGroup(
      String reason, Map<Comparison.Difference, List<String>> group, PrintStream out, int most) {
    out.printf("%d x %s%n", group.size(), reason);
    group.entrySet().stream()
        .limit(most)
        .forEach(
            each ->
                out.println(
                    "    "
                        + each.getKey().test()
                        + " ["
                        + String.join(", ", each.getValue())
                        + "]: "
                        + each.getKey().reason()));
  }
}
