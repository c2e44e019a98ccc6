package dev.perdure.cli.testing;

import dev.perdure.testing.TestFailure;
import dev.perdure.testing.TestResult;
import dev.perdure.testing.TestResult.Status;
import dev.perdure.testing.TestSelection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** For people: a line for each file, then all failures, then the totals. For one thread. */
public final class PlainReporter implements Reporter {
  private final Consumer<String> out;

  /** Writes to an output. */
  public PlainReporter(Consumer<String> out) {
    this.out = out;
  }

  @Override
  public void begin(TestSelection selection) {
    selection
        .seed()
        .ifPresent(seed -> out.accept("Random order; --seed=" + seed + " repeats it.\n"));
  }

  @Override
  public void printed(String text) {
    out.accept(text);
  }

  @Override
  public void ended(FileResult result) {
    out.accept(result.file() + ": " + counts(result) + "\n");
  }

  private static String counts(FileResult result) {
    if (result.fault() != null) {
      return "cannot be loaded";
    }
    List<String> counts = new ArrayList<>();
    for (Status status : Status.values()) {
      int count = result.count(status);
      if (count > 0) {
        counts.add(count + " " + status.word());
      }
    }
    return counts.isEmpty() ? "no tests" : String.join(", ", counts);
  }

  @Override
  public void ended(TestTotals totals) {
    for (FileResult file : totals.files()) {
      if (file.fault() != null) {
        out.accept("\nNOT LOADED " + file.file() + "\n" + indented(file.fault()));
      }
      file.results().stream()
          .filter(result -> result.status() == Status.FAILED)
          .forEach(this::showFailed);
    }
    out.accept("\n" + totals.text() + "\n");
  }

  private void showFailed(TestResult result) {
    out.accept("\nFAILED " + result.fullName() + "\n");
    for (TestFailure failure : result.failures()) {
      out.accept(indented(FailureText.of(failure)));
    }
  }

  private static String indented(String text) {
    return text.indent(2);
  }
}
