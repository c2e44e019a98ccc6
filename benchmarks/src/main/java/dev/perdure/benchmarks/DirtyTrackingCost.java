package dev.perdure.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What it costs to write an attribute of a record, beside the same property of an object without a
 * model, and to ask a record what has changed. Processor time, without the end of the turn.
 */
final class DirtyTrackingCost implements Benchmark {
  private static final int RECORDS = 500;
  private static final int WARM_UP = 5;
  private static final int MOST_ROUNDS = 15;

  /** A statement that is run for each record. */
  private record Step(String label, String statement) {
    String clocked() {
      return "clocked(function () { for (var i = 0; i < %d; i++) { %s } }, 0);\n"
          .formatted(RECORDS, statement);
    }
  }

  /** In this order, in one turn. */
  private static final List<Step> STEPS =
      List.of(
          new Step("`isChanged()` of a record that is as it was", "records[i].isChanged();"),
          new Step("a property written, no model", "objects[i].number++;"),
          new Step("an attribute written", "records[i].number++;"),
          new Step("an attribute written, the second time", "records[i].number++;"),
          new Step("`isChanged()` of a written record", "records[i].isChanged();"),
          new Step("`isChanged('number')`", "records[i].isChanged('number');"),
          new Step("`was('number')`", "records[i].was('number');"),
          new Step("`changes()`", "records[i].changes();"));

  @Override
  public void run(Setting setting) throws IOException {
    int rounds = Math.min(MOST_ROUNDS, setting.rounds());
    String turn = STEPS.stream().map(Step::clocked).collect(Collectors.joining()) + "undefined";
    List<Samples> all = new ArrayList<>();
    STEPS.forEach(step -> all.add(new Samples()));
    Path directory = Files.createTempDirectory(setting.directory("tracking"), "records");
    try (OpenHeap heap = OpenHeap.openWithModels(directory)) {
      heap.evaluate(RecordKind.VALIDATED.program());
      heap.evaluate("create(0, " + RECORDS + "); keep(); undefined");
      heap.evaluate(
          """
          var objects = records.map(function (r) { return { name: r.name, number: 1, amount: 0 }; });
          undefined
          """);
      for (int round = -WARM_UP; round < rounds; round++) {
        List<ProcessorClock.Reading> readings = heap.clocked(turn);
        for (int i = 0; round >= 0 && i < STEPS.size(); i++) {
          all.get(i).add(readings.get(i).nanos());
        }
      }
    } finally {
      HeapRates.delete(directory);
    }
    Table table =
        new Table("Dirty tracking, for each record, medians of " + rounds + " rounds", "", "time");
    for (int i = 0; i < STEPS.size(); i++) {
      table.row(STEPS.get(i).label, Table.micros(all.get(i).median() / RECORDS));
    }
    table.print(setting.report());
  }
}
