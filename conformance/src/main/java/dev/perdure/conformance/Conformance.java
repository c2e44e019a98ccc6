package dev.perdure.conformance;

import dev.perdure.conformance.suite.Suite;
import dev.perdure.conformance.suite.SuiteException;
import dev.perdure.conformance.way.StockWay;
import dev.perdure.conformance.way.Way;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command: takes options, runs tests, prints a report. */
@Command(
    name = "conformance/run",
    description = "Runs an ECMAScript conformance suite in several ways and compares the results.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class Conformance implements Callable<Integer> {

  @Option(
      names = "--suite",
      required = true,
      paramLabel = "DIR",
      description = "A checkout of tc39/test262.")
  private Path suiteDirectory = Path.of("test262");

  @Option(
      names = "--filter",
      paramLabel = "PATH-PREFIX",
      description = "Only tests whose path below \"test\" begins so; may be given more than once.")
  private List<String> filters = new ArrayList<>();

  @Option(
      names = "--skip",
      paramLabel = "PATH-PREFIX",
      description = "No tests whose path below \"test\" begins so; may be given more than once.")
  private List<String> skipped = new ArrayList<>();

  @Option(
      names = "--list",
      paramLabel = "FILE",
      description = "Only the tests whose paths this file has, one a line.")
  private @Nullable Path list;

  @Option(
      names = "--ways",
      split = ",",
      paramLabel = "WAY",
      description = "Only these ways, and stock: ${COMPLETION-CANDIDATES}.",
      completionCandidates = WayNames.class)
  private List<String> wayNames = new ArrayList<>();

  @Option(
      names = "--sample",
      paramLabel = "N",
      defaultValue = "3000",
      description = "So many files, drawn by the seed; 0 for all (default: ${DEFAULT-VALUE}).")
  private int sample;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "262",
      description = "Which sample (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--jvm-sample",
      paramLabel = "N",
      defaultValue = "200",
      description = "About so many tests go on in a new JVM (default: ${DEFAULT-VALUE}).")
  private int jvmSample;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "2",
      description = "How many tests run at a time (default: ${DEFAULT-VALUE}).")
  private int threads;

  @Option(
      names = "--limit",
      paramLabel = "SECONDS",
      defaultValue = "20",
      description = "Processor time of a test in a way (default: ${DEFAULT-VALUE}).")
  private int limitSeconds;

  @Option(
      names = "--all",
      description = "Run also those tests in the other ways that the plain engine fails.")
  private boolean all;

  @Option(names = "--report", paramLabel = "FILE", description = "Write the report as JSON, too.")
  private @Nullable Path report;

  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "10",
      description = "Name so many tests of a group (default: ${DEFAULT-VALUE}).")
  private int most;

  private final PrintStream out;

  Conformance(PrintStream out) {
    this.out = out;
  }

  /** Runs the command and ends the process: threads that hang would keep it. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    int exitCode = commandLine(out).execute(arguments);
    out.flush();
    System.exit(exitCode);
  }

  static CommandLine commandLine(PrintStream out) {
    return new CommandLine(new Conformance(out))
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              if (failure instanceof SuiteException || failure instanceof IOException) {
                command.getErr().println(failure.getMessage());
                command.getErr().flush();
                return CommandLine.ExitCode.USAGE;
              }
              throw failure;
            });
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Suite suite = new Suite(suiteDirectory);
    List<String> files = new ArrayList<>(suite.files(filters, skipped));
    if (list != null) {
      files.retainAll(new HashSet<>(Files.readAllLines(list)));
    }
    List<String> drawn = draw(files);
    List<Way> ways = ways(suite, drawn.size());
    Runner runner =
        new Runner(suite, drawn, ways, all, limitSeconds * 1000L, new Progress(drawn.size()));
    List<TestReport> reports;
    try {
      reports = runner.run(threads);
    } finally {
      ways.forEach(Way::close);
    }
    Findings findings = Findings.of(suite, files.size(), drawn.size(), ways, runner, reports);
    TextReport.print(findings, out, most);
    runner.unreadable().forEach(out::println);
    if (runner.givenUp() > 0) {
      out.printf("%n%d tests hung and could not be ended.%n", runner.givenUp());
    }
    if (report != null) {
      try (BufferedWriter writer = Files.newBufferedWriter(report)) {
        JsonReport.write(findings, writer);
      }
    }
    return CommandLine.ExitCode.OK;
  }

  private List<String> draw(List<String> files) {
    if (sample <= 0 || sample >= files.size()) {
      return files;
    }
    List<String> drawn = new ArrayList<>(files);
    Collections.shuffle(drawn, new Random(seed));
    return drawn.subList(0, sample).stream().sorted().toList();
  }

  private List<Way> ways(Suite suite, int files) {
    for (String name : wayNames) {
      if (!WayNames.NAMES.contains(name)) {
        throw new SuiteException(
            "There is no way \""
                + name
                + "\". There are: "
                + String.join(", ", WayNames.NAMES)
                + ".",
            null);
      }
    }
    List<Way> chosen = new ArrayList<>();
    for (Way way : WayNames.all(suite, jvmSample, files, seed)) {
      if (way.name().equals(StockWay.NAME) || wayNames.isEmpty() || wayNames.contains(way.name())) {
        chosen.add(way);
      }
    }
    return chosen;
  }
}
