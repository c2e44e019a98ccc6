package dev.perdure.cli;

import dev.perdure.cli.testing.JUnitReport;
import dev.perdure.cli.testing.PlainReporter;
import dev.perdure.cli.testing.Reporter;
import dev.perdure.cli.testing.TapReporter;
import dev.perdure.cli.testing.TestFiles;
import dev.perdure.cli.testing.TestRun;
import dev.perdure.cli.testing.TestTotals;
import dev.perdure.testing.TestSelection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perdure test}: runs the tests of programs, each as if it were alone. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    description =
        "Run tests, each file in a fresh heap in memory, each test in a block of its own.",
    footer = {
      "",
      "Exit codes: 0 all tests passed, 1 a test failed, "
          + "2 wrong usage, a file that cannot be loaded, or no test."
    })
final class TestCommand implements Callable<Integer> {

  /** One that a person can type again. */
  private static final int SEEDS = 1_000_000;

  private final StandardStreams streams;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "FILE|DIR",
      description =
          "The files to run, and directories whose *.test.js files are run "
              + "(default: the current directory).")
  private List<String> places = List.of();

  @Option(
      names = "--filter",
      paramLabel = "TEXT",
      description = "Run only tests whose full name contains this.")
  private String filter = "";

  @Option(
      names = "--order",
      paramLabel = "ORDER",
      converter = OrderConverter.class,
      description = "\"defined\" (default) or \"random\", which tells its seed.")
  private @Nullable Order order;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "Run the tests in the random order of this number.")
  private @Nullable Integer seed;

  @Option(
      names = "--reporter",
      paramLabel = "NAME",
      converter = OutputConverter.class,
      description = "\"plain\" (default) or \"tap\".")
  private Output output = Output.PLAIN;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Write the results to this file, too, as XML in the form of JUnit's.")
  private @Nullable Path junit;

  @Option(names = "--bail", description = "Stop at the first test that fails.")
  private boolean bails;

  TestCommand(StandardStreams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    TestSelection selection = new TestSelection(filter, chosenSeed());
    List<Path> files = files();
    TestRun run = new TestRun(selection, bails, reporter(), streams.err()::print);
    TestTotals totals = run.run(files);
    writeReport(totals);
    if (totals.hasFaults()) {
      return ExitCode.USAGE;
    }
    if (!totals.hasTests()) {
      throw wrong(
          filter.isEmpty()
              ? "No file declares a test. Declare one with it(name, function)."
              : "There is no test whose full name contains \"" + filter + "\".");
    }
    return totals.hasFailures() ? ExitCode.PROGRAM_FAILED : ExitCode.OK;
  }

  private OptionalLong chosenSeed() {
    if (seed != null && order == Order.DEFINED) {
      throw wrong("A seed is for the random order. Leave out --order=defined or --seed.");
    }
    if (seed != null) {
      return OptionalLong.of(seed);
    }
    return order == Order.RANDOM
        ? OptionalLong.of(ThreadLocalRandom.current().nextInt(SEEDS))
        : OptionalLong.empty();
  }

  private Reporter reporter() {
    return switch (output) {
      case PLAIN -> new PlainReporter(streams::write);
      case TAP -> new TapReporter(streams::write);
    };
  }

  private List<Path> files() throws IOException {
    Set<Path> files = new LinkedHashSet<>();
    for (String place : places.isEmpty() ? List.of("") : places) {
      if (place.startsWith("-")) {
        throw wrong("Unknown option: '" + place + "'");
      }
      Path path = Path.of(place);
      if (!Files.exists(path)) {
        throw wrong("Cannot run \"" + place + "\": there is no such file.");
      }
      files.addAll(TestFiles.in(path));
    }
    if (files.isEmpty()) {
      throw wrong(
          "There is no file *"
              + TestFiles.ENDING
              + " below "
              + (places.isEmpty() ? "the current directory" : "\"" + places.get(0) + "\"")
              + ".");
    }
    return new ArrayList<>(files);
  }

  private void writeReport(TestTotals totals) {
    if (junit == null) {
      return;
    }
    try {
      JUnitReport.write(totals, junit);
    } catch (IOException e) {
      throw wrong("Cannot write \"" + junit + "\": " + e + ".");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** In which order tests run. */
  private enum Order {
    DEFINED,
    RANDOM
  }

  /** How results are shown. */
  private enum Output {
    PLAIN,
    TAP
  }

  private static final class OrderConverter extends WordConverter<Order> {
    OrderConverter() {
      super(Order.values());
    }
  }

  private static final class OutputConverter extends WordConverter<Output> {
    OutputConverter() {
      super(Output.values());
    }
  }
}
