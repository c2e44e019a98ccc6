package dev.perdure.conformance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.perdure.conformance.suite.Suite;
import dev.perdure.conformance.way.Result;
import dev.perdure.conformance.way.Result.Verdict;
import dev.perdure.conformance.way.Way;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Runs a small suite of our own in all ways, once, and looks at the reports. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunnerTest {

  private static final long LIMIT_MILLIS = 3_000;

  private final Map<String, TestReport> reports = new TreeMap<>();
  private Suite suite;
  private List<Way> ways;
  private Runner runner;

  @BeforeAll
  void runTheSuite() throws InterruptedException {
    suite = new Suite(OwnSuite.directory());
    List<String> files = suite.files(List.of(), List.of());
    ways = WayNames.all(suite, 1_000, files.size(), 1);
    runner = new Runner(suite, files, ways, false, LIMIT_MILLIS, done -> {});
    for (TestReport report : runner.run(2)) {
      reports.put(report.test().name(), report);
    }
    ways.forEach(Way::close);
  }

  private Result result(String test, String way) {
    return reports.get(test).results().get(way);
  }

  private Comparison comparison(String way) {
    return Comparison.of(
        ways.stream().filter(each -> each.name().equals(way)).findFirst().orElseThrow(),
        "stock",
        List.copyOf(reports.values()));
  }

  @Test
  void aTestRunsSloppyAndStrictUnlessItsFlagsSayOtherwise() {
    assertThat(
        reports.keySet().stream().filter(name -> name.contains("strict")).toList(),
        containsInAnyOrder(
            "built-ins/map.js (strict)",
            "built-ins/promise.js (strict)",
            "language/closure.js (strict)",
            "language/generator.js (strict)",
            "language/hoisting.js (strict)",
            "language/in-a-callback.js (strict)",
            "language/includes.js (strict)",
            "language/negative-parse.js (strict)",
            "language/negative-runtime.js (strict)",
            "language/no-strict.js",
            "language/only-strict.js (strict)"));
  }

  @Test
  void whatThePlainEnginePassesPassesInAllWays() {
    for (String test :
        List.of(
            "language/closure.js",
            "language/hoisting.js (strict)",
            "language/raw.js",
            "language/negative-parse.js",
            "language/negative-runtime.js (strict)",
            "language/includes.js",
            "language/generator.js",
            "language/in-a-callback.js (strict)",
            "built-ins/promise.js",
            "built-ins/map.js")) {
      reports
          .get(test)
          .results()
          .forEach((way, result) -> assertThat(test + " " + way, result.reason(), is("")));
    }
  }

  @Test
  void aTestThatThePlainEngineFailsIsRunInNoOtherWay() {
    assertThat(reports.get("language/fails.js").results().keySet(), contains("stock"));
  }

  @Test
  void anAsynchronousTestThatNeverSaysThatItIsDoneFails() {
    assertThat(
        result("built-ins/never-done.js", "stock").reason(), is("the test did not call $DONE"));
  }

  @Test
  void aTestThatDoesNotEndIsEnded() {
    assertThat(result("language/hangs.js", "stock").verdict(), is(Verdict.TIMED_OUT));
  }

  @Test
  void aDifferenceIsReportedWithItsReason() {
    assertThat(
        comparison("reopened").differences().values(),
        contains(
            List.of(
                new Comparison.Difference(
                    "language/differs.js", "Test262Error: Expected «object», not «undefined»"))));
  }

  @Test
  void whatTheCheckOfTheDialectRefusesIsRunWithoutItAndListedApart() {
    Result refused = result("language/refused.js", "statements");

    assertThat(refused.isPassed(), is(true));
    assertThat(refused.dialect(), startsWith("SyntaxError: \"const copy\" in a loop"));
    assertThat(comparison("statements").refused(), is(1));
  }

  @Test
  void aSecondRealmIsNotForPerdure() {
    assertThat(result("language/two-realms.js", "stock").isPassed(), is(true));
    assertThat(result("language/two-realms.js", "ours").verdict(), is(Verdict.NOT_APPLICABLE));
  }

  @Test
  void modeTwoReopensTheHeapBeforeEveryStatement() {
    assertThat(result("language/closure.js", "statements").reloads(), is(5));
  }

  @Test
  void modeThreeReopensTheHeapAtEveryAssertion() {
    assertThat(result("language/closure.js", "asserts").reloads(), is(3));
    assertThat(result("language/generator.js", "asserts").reloads(), is(5));
  }

  @Test
  void aStepOfAGeneratorReopensTheHeapBeforeAndAfterIt() {
    assertThat(result("language/generator.js", "steps").reloads(), is(11));
    assertThat(result("language/closure.js", "steps"), nullValue());
  }

  @Test
  void anAssertionThatCannotBeSuspendedIsCounted() {
    assertThat(result("language/in-a-callback.js", "asserts").reloads(), is(1));
    assertThat(result("language/in-a-callback.js", "asserts").refusals(), is(2));
  }

  @Test
  void theTextReportHasALineForEachWay() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    TextReport.print(
        Findings.of(suite, 19, 19, ways, runner, List.copyOf(reports.values())), out, 5);

    List<String> lines =
        bytes
            .toString(StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.startsWith("| "))
            .toList();
    assertThat(lines.size(), is(1 + ways.size()));
    assertThat(lines.get(1), startsWith("| stock: Rhino as it is, interpreting | 24 | 24 |"));
  }

  @Test
  void theJsonReportNamesEveryDifference() {
    StringBuilder json = new StringBuilder();

    JsonReport.write(Findings.of(suite, 19, 19, ways, runner, List.copyOf(reports.values())), json);

    assertThat(json.toString().contains("{\"test\": \"language/differs.js\", "), is(true));
  }

  @Test
  void theTimeOfEachWayIsMeasured() {
    assertThat(runner.nanos(ways.get(0)), greaterThan(0L));
    assertThat(runner.unreadable(), is(empty()));
    assertThat(reports.keySet(), is(not(empty())));
  }
}
