package dev.perdure.cli.testing;

import dev.perdure.testing.TestFailure;
import dev.perdure.testing.TestResult;
import dev.perdure.testing.TestSelection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** For programs: version 14 of the Test Anything Protocol. For one thread. */
public final class TapReporter implements Reporter {
  private final Consumer<String> out;
  private int number;

  /** Writes to an output. */
  public TapReporter(Consumer<String> out) {
    this.out = out;
  }

  @Override
  public void begin(TestSelection selection) {
    line("TAP version 14");
    selection.seed().ifPresent(seed -> line("# --seed=" + seed));
  }

  @Override
  public void printed(String text) {
    text.lines().forEach(each -> line("# " + each));
  }

  @Override
  public void ended(FileResult file) {
    for (TestResult result : file.results()) {
      String name = file.file() + ": " + result.fullName();
      switch (result.status()) {
        case PASSED -> test("ok", name, "");
        case SKIPPED -> test("ok", name, " # SKIP");
        case FAILED -> {
          test("not ok", name, "");
          details(result.failures());
        }
      }
    }
    if (file.fault() != null) {
      test("not ok", file.file(), "");
      block("message", file.fault());
    }
  }

  @Override
  public void ended(TestTotals totals) {
    line("1.." + number);
    line("# " + totals.text());
  }

  private void test(String word, String name, String directive) {
    number++;
    String escaped = name.replace("\\", "\\\\").replace("#", "\\#").replaceAll("\\R", " ");
    line(word + " " + number + " - " + escaped + directive);
  }

  private void details(List<TestFailure> failures) {
    TestFailure first = failures.get(0);
    line("  ---");
    property("at", FailureText.place(first));
    property("expected", first.expected());
    property("actual", first.actual());
    String all = failures.stream().map(FailureText::of).collect(Collectors.joining("\n"));
    lines("message", all);
    line("  ...");
  }

  private void block(String name, String text) {
    line("  ---");
    lines(name, text);
    line("  ...");
  }

  private void property(String name, @Nullable String value) {
    if (value != null) {
      lines(name, value);
    }
  }

  /** A literal block of YAML, in which no character has to be escaped. */
  private void lines(String name, String text) {
    line("  " + name + ": |-");
    text.lines().forEach(each -> line("    " + each));
  }

  private void line(String text) {
    out.accept(text + "\n");
  }
}
