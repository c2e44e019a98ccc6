package dev.perdure.benchmarks;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link Loops}, and compares persistent and young objects with those of the stock engine. */
final class LoopComparison implements Benchmark {

  @Override
  public void run(Setting setting) throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include(Loops.class.getName() + "\\.run")
            .verbosity(VerboseMode.SILENT)
            .build();
    Map<String, Double> nanos = new HashMap<>();
    for (RunResult result : new Runner(options).run()) {
      String realm = result.getParams().getParam("realm");
      String operation = result.getParams().getParam("operation");
      nanos.put(realm + operation, nanosOfPass(result));
    }
    Table table =
        new Table(
            "One pass of a loop, interpreted, in time of the processor",
            "operation",
            "stock Rhino",
            "young object",
            "to stock",
            "persistent object",
            "to stock");
    for (Operation operation : Operation.values()) {
      double stock = nanos.getOrDefault(Loops.STOCK + operation, Double.NaN);
      double young = nanos.getOrDefault(Loops.YOUNG + operation, Double.NaN);
      double persistent = nanos.getOrDefault(Loops.PERSISTENT + operation, Double.NaN);
      table.row(
          operation.description(),
          Table.figure(stock) + " ns",
          Table.figure(young) + " ns",
          Table.ratio(young, stock),
          Table.figure(persistent) + " ns",
          Table.ratio(persistent, stock));
    }
    table.print(setting.report());
  }

  /** The median over all iterations of all processes, of the processor's time. */
  private static double nanosOfPass(RunResult result) {
    Samples picos = new Samples();
    for (BenchmarkResult process : result.getBenchmarkResults()) {
      for (IterationResult iteration : process.getIterationResults()) {
        double nanos = counted(iteration, "cpuNanos");
        double passes = counted(iteration, "passes");
        picos.add(Math.round(1000 * nanos / passes));
      }
    }
    return picos.median() / 1000;
  }

  private static double counted(IterationResult iteration, String counter) {
    return Objects.requireNonNull(iteration.getSecondaryResults().get(counter), counter).getScore();
  }
}
