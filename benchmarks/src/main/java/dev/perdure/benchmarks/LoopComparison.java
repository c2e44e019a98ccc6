package dev.perdure.benchmarks;

import java.util.HashMap;
import java.util.Map;
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
      Samples iterations = new Samples();
      result
          .getBenchmarkResults()
          .forEach(
              fork ->
                  fork.getIterationResults()
                      // Of the whole loop, in nanoseconds: large enough to be rounded.
                      .forEach(
                          each -> iterations.add(Math.round(each.getPrimaryResult().getScore()))));
      nanos.put(realm + operation, iterations.median() / Operation.TIMES);
    }
    Table table =
        new Table(
            "One pass of a loop, interpreted",
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
}
