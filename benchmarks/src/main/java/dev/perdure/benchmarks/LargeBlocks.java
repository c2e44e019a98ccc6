package dev.perdure.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A block that changes one of a million elements, and what is read again when it is undone. */
final class LargeBlocks {
  private static final int WARM_UP = 5;
  private static final int MOST_ROUNDS = 15;

  /** A large value: statements that make it, change one of it, and read one. */
  private record Large(String name, String make, String change, String read) {}

  private static final List<Large> ALL =
      List.of(
          new Large(
              "array",
              "var big = []; for (var i = 0; i < 1000000; i++) big[i] = i * 3;",
              "big[n] = -n;",
              "big[n]"),
          new Large(
              "Map",
              "var big = new Map(); for (var i = 0; i < 1000000; i++) big.set('key ' + i, i);",
              "big.set('key ' + n, -n);",
              "big.get('key ' + n)"));

  private static final String PROGRAM =
      """
      var state = 42;
      function random() {
        state = (state * 1103515245 + 12345) % 2147483648;
        return Math.floor(state / 2147483648 * 1000000);
      }
      function readAll() { for (var n = 0; n < 1000000; n++) { READ; } }
      function readThousand() { for (var i = 0; i < 1000; i++) { var n = random(); READ; } }
      function noBlock(n) { CHANGE }
      function returns(n) { transaction(function () { CHANGE }); }
      function rolledBack(n) { transaction(function (tx) { CHANGE tx.rollback(); }); }
      undefined;
      """;

  private LargeBlocks() {}

  static void print(Setting setting) throws IOException {
    int rounds = Math.min(MOST_ROUNDS, setting.rounds());
    Table table =
        new Table(
            "One of 10⁶ is changed, another, and 1,000 are read, in one turn; all were in memory;"
                + " processor time, medians of "
                + rounds
                + " rounds",
            "block",
            "the first",
            "memory",
            "the second",
            "the reads",
            "entries read",
            "batch",
            "the turn");
    for (Large large : ALL) {
      Path directory = Files.createTempDirectory(setting.directory("transactions"), "heap");
      try (OpenHeap heap = OpenHeap.open(directory)) {
        heap.evaluate(large.make + " undefined;");
        heap.evaluate(PROGRAM.replace("CHANGE", large.change).replace("READ", large.read));
        addRow(table, heap, large.name + ": none", "noBlock", rounds);
        addRow(table, heap, large.name + ": returns", "returns", rounds);
        addRow(table, heap, large.name + ": rolled back", "rolledBack", rounds);
      } finally {
        HeapRates.delete(directory);
      }
    }
    table.print(setting.report());
  }

  private static void addRow(Table table, OpenHeap heap, String name, String function, int rounds) {
    Samples first = new Samples();
    Samples second = new Samples();
    Samples memory = new Samples();
    Samples reads = new Samples();
    Samples entries = new Samples();
    Samples batch = new Samples();
    Samples turn = new Samples();
    String source =
        "clocked(F, random()); clocked(F, random()); clocked(readThousand, 0);"
            .replace("F", function);
    for (int round = -WARM_UP; round < rounds; round++) {
      heap.evaluate("readAll()");
      MeteredStore.Meter before = heap.store().meter();
      List<ProcessorClock.Reading> readings = heap.clocked(source);
      MeteredStore.Meter spent = heap.store().meter().since(before);
      if (round >= 0) {
        first.add(readings.get(0).nanos());
        memory.add(readings.get(0).bytes());
        second.add(readings.get(1).nanos());
        reads.add(readings.get(2).nanos());
        turn.add(readings.get(3).nanos());
        entries.add(spent.reads());
        batch.add(spent.payloadBytes());
      }
    }
    table.row(
        name,
        Table.micros(first.median()),
        Table.figure(memory.median()) + " B",
        Table.micros(second.median()),
        Table.micros(reads.median()),
        Table.figure(entries.median()),
        Table.figure(batch.median()) + " B",
        Table.micros(turn.median()));
  }
}
