package dev.perdure.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the first block of a turn costs when young objects can be reached: they get their records
 * then, and not again.
 */
final class YoungObjects {
  private static final int WARM_UP = 5;
  private static final int MOST_ROUNDS = 15;
  private static final int[] SIZES = {10, 1_000, 100_000};

  private static final String PROGRAM =
      """
      var kept = null;
      var one = { count: 0 };

      function make(count) {
        var list = [];
        for (var i = 0; i < count; i++) list.push({ number: i, name: 'object ' + i, count: 0 });
        return list;
      }

      function plain() { one.count++; }
      function block() { transaction(plain); }
      function undone() { transaction(function (tx) { one.count++; tx.rollback(); }); }

      function keep(count, how) {
        kept = make(count);
        clocked(how, 0);
        clocked(how, 0);
      }

      function drop(count, how) {
        keep(count, how);
        kept = null;
      }
      undefined;
      """;

  private YoungObjects() {}

  static void print(Setting setting) throws IOException {
    int rounds = Math.min(MOST_ROUNDS, setting.rounds());
    Table table =
        new Table(
            "Young objects, then two blocks, processor time, medians of " + rounds + " rounds",
            "young objects",
            "the turn without blocks",
            "with two",
            "to that without",
            "the first block",
            "the second",
            "the turn with two rolled back",
            "the first",
            "the second");
    Path directory = Files.createTempDirectory(setting.directory("transactions"), "heap");
    try (OpenHeap heap = OpenHeap.open(directory)) {
      heap.evaluate(PROGRAM);
      for (int size : SIZES) {
        addRow(table, heap, "keep", size, rounds);
      }
      for (int size : SIZES) {
        addRow(table, heap, "drop", size, rounds);
      }
    } finally {
      HeapRates.delete(directory);
    }
    table.print(setting.report());
  }

  /** Two blocks, or what stands for them, and the turn around them. */
  private static final class Series {
    final Samples first = new Samples();
    final Samples second = new Samples();
    final Samples turn = new Samples();

    void add(OpenHeap heap, String source) {
      List<ProcessorClock.Reading> readings = heap.clocked(source);
      first.add(readings.get(0).nanos());
      second.add(readings.get(1).nanos());
      turn.add(readings.get(2).nanos());
    }
  }

  private static void addRow(Table table, OpenHeap heap, String what, int size, int rounds) {
    String source = what + "(" + size + ", ";
    int factor = size < 10_000 ? 20 : 1;
    Series plain = new Series();
    Series blocks = new Series();
    Series undone = new Series();
    for (int round = -WARM_UP * factor; round < rounds * factor; round++) {
      (round < 0 ? new Series() : plain).add(heap, source + "plain)");
      (round < 0 ? new Series() : blocks).add(heap, source + "block)");
      (round < 0 ? new Series() : undone).add(heap, source + "undone)");
    }
    table.row(
        "%,d, %s".formatted(size, what.equals("keep") ? "kept" : "garbage at the turn's end"),
        Table.micros(plain.turn.median()),
        Table.micros(blocks.turn.median()),
        Table.ratio(blocks.turn.median(), plain.turn.median()),
        Table.micros(blocks.first.median()),
        Table.micros(blocks.second.median()),
        Table.micros(undone.turn.median()),
        Table.micros(undone.first.median()),
        Table.micros(undone.second.median()));
  }
}
