package dev.perdure.cli.testing;

import dev.perdure.runtime.PerdureRuntime;
import dev.perdure.runtime.RuntimeOptions;
import dev.perdure.runtime.store.MemoryHeapStore;
import dev.perdure.runtime.turn.TurnOutcome;
import dev.perdure.schema.SchemaExtension;
import dev.perdure.testing.TestListener;
import dev.perdure.testing.TestResult;
import dev.perdure.testing.TestSelection;
import dev.perdure.testing.TestingExtension;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs files with tests, each in a fresh heap in memory. For one thread. */
public final class TestRun {
  private final TestSelection selection;
  private final boolean bails;
  private final Reporter reporter;
  private final Consumer<String> errors;
  private boolean hasFailed;

  /**
   * Prepares a run.
   *
   * @param bails whether the first test that fails is the last
   * @param reporter shows what happens
   * @param errors gets reports of what fails outside of tests
   */
  public TestRun(
      TestSelection selection, boolean bails, Reporter reporter, Consumer<String> errors) {
    this.selection = selection;
    this.bails = bails;
    this.reporter = reporter;
    this.errors = errors;
  }

  /** Runs files, one after the other. */
  public TestTotals run(List<Path> files) {
    long began = System.nanoTime();
    List<FileResult> results = new ArrayList<>();
    reporter.begin(selection);
    for (Path file : files) {
      if (isOver()) {
        break;
      }
      FileResult result = run(file);
      results.add(result);
      reporter.ended(result);
    }
    TestTotals totals = new TestTotals(results, System.nanoTime() - began);
    reporter.ended(totals);
    return totals;
  }

  private boolean isOver() {
    return bails && hasFailed;
  }

  private FileResult run(Path file) {
    long began = System.nanoTime();
    List<TestResult> results = new ArrayList<>();
    String fault;
    try {
      String source = Files.readString(file, StandardCharsets.UTF_8);
      fault = run(file.toString(), source, results);
    } catch (CharacterCodingException e) {
      fault = "Cannot run \"" + file + "\": it is not text in UTF-8.";
    } catch (IOException e) {
      fault = "Cannot run \"" + file + "\": " + e + ".";
    }
    hasFailed |= fault != null;
    return new FileResult(file.toString(), results, fault, System.nanoTime() - began);
  }

  private @Nullable String run(String name, String source, List<TestResult> results) {
    TestingExtension tests = new TestingExtension(selection, new Results(results));
    RuntimeOptions options =
        RuntimeOptions.builder()
            .output(reporter::printed)
            .errors(errors::accept)
            .extension(new SchemaExtension())
            .extension(tests)
            .build();
    try (PerdureRuntime runtime = PerdureRuntime.open(MemoryHeapStore.create(name), options)) {
      if (runtime.evaluate(source, name) instanceof TurnOutcome.Aborted aborted) {
        return aborted.report();
      }
      while (runtime.run(tests::runTests) instanceof TurnOutcome.Aborted aborted) {
        if (!tests.interrupted(aborted.report())) {
          break;
        }
      }
      return null;
    }
  }

  /** Collects what the tests of a file give. */
  private final class Results implements TestListener {
    private final List<TestResult> results;

    Results(List<TestResult> results) {
      this.results = results;
    }

    @Override
    public void ended(TestResult result) {
      results.add(result);
      hasFailed |= result.status() == TestResult.Status.FAILED;
    }

    @Override
    public void printed(String text) {
      reporter.printed(text);
    }

    @Override
    public boolean isOver() {
      return TestRun.this.isOver();
    }
  }
}
