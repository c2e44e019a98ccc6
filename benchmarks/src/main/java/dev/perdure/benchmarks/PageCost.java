package dev.perdure.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What large arrays and collections cost: how much is written when a little of them changes, how
 * much is read when they are opened, and how fast they are in memory, against the stock engine.
 */
final class PageCost implements Benchmark {
  private static final int WARM_UP = 6;
  private static final int MOST_ROUNDS = 15;

  /**
   * A large value and what is done with it.
   *
   * @param name what the table calls it
   * @param make statements that make the global variable {@code big}
   * @param look an expression that reads one element
   * @param walk statements that read all
   * @param turns what is done in turns of their own: a name and a source each, with {@code $} for
   *     the number of the round
   */
  record Large(String name, String make, String look, String walk, List<String[]> turns) {}

  private static final String ONE_OF_ARRAY = "String(big[500000])";
  private static final String ALL_OF_ARRAY = "for (var i = 0; i < big.length; i++) big[i];";

  private static final List<Large> ARRAYS =
      List.of(
          new Large(
              "an array of 10⁶ numbers",
              "var big = []; for (var i = 0; i < 1000000; i++) { big[i] = i * 3; }",
              ONE_OF_ARRAY,
              ALL_OF_ARRAY,
              List.of(
                  new String[] {"one element changed", "big[$ * 7919] = -$;"},
                  new String[] {"one pushed", "big.push($);"},
                  new String[] {"one popped", "big.pop();"})),
          new Large(
              "an array of 10⁶ objects",
              "var big = []; for (var i = 0; i < 1000000; i++) { big[i] = { n: i }; }",
              ONE_OF_ARRAY,
              ALL_OF_ARRAY,
              List.of(
                  new String[] {"one element replaced", "big[$ * 7919] = { n: -$ };"},
                  new String[] {"one pushed", "big.push({ n: $ });"})));

  @Override
  public void run(Setting setting) throws IOException {
    int rounds = Math.min(MOST_ROUNDS, setting.rounds());
    for (Large large : ARRAYS) {
      printBytes(setting, large, rounds);
    }
    for (Large large : LargeCollections.ALL) {
      printBytes(setting, large, rounds);
    }
    printTimes(setting, rounds);
  }

  private static void printBytes(Setting setting, Large large, int rounds) throws IOException {
    Table table =
        new Table(
            "A turn with " + large.name + ", medians of " + rounds + " rounds",
            "turn",
            "batch",
            "entries read",
            "time");
    Path directory = Files.createTempDirectory(setting.directory("pages"), "heap");
    try (OpenHeap heap = OpenHeap.open(directory)) {
      addRow(table, heap, "made", large.make + " undefined");
      for (String[] turn : large.turns) {
        Samples bytes = new Samples();
        Samples reads = new Samples();
        Samples nanos = new Samples();
        for (int round = 1; round <= rounds; round++) {
          heap.evictAll();
          MeteredStore.Meter before = heap.store().meter();
          nanos.add(heap.nanosOf(turn[1].replace("$", String.valueOf(round)) + " undefined"));
          MeteredStore.Meter spent = heap.store().meter().since(before);
          bytes.add(spent.payloadBytes());
          reads.add(spent.reads());
        }
        table.row(
            turn[0] + ", evicted before",
            Table.figure(bytes.median()) + " B",
            Table.figure(reads.median()),
            Table.millis(nanos.median()));
      }
    }
    try (OpenHeap heap = OpenHeap.open(directory)) {
      addRow(table, heap, "opened; one element read", large.look);
      addRow(table, heap, "all read", large.walk + " undefined");
    } finally {
      HeapRates.delete(directory);
    }
    table.print(setting.report());
  }

  private static void addRow(Table table, OpenHeap heap, String name, String source) {
    MeteredStore.Meter before = heap.store().meter();
    long nanos = heap.nanosOf(source);
    MeteredStore.Meter spent = heap.store().meter().since(before);
    table.row(
        name,
        Table.figure((double) spent.payloadBytes()) + " B",
        Table.figure((double) spent.reads()),
        Table.millis((double) nanos));
  }

  private static void printTimes(Setting setting, int rounds) {
    Table table =
        new Table(
            "In memory, 10⁵ elements, medians of " + rounds + " rounds",
            "operation",
            "stock Rhino",
            "persistent",
            "to stock");
    List<PagedOperation> operations = new ArrayList<>(PagedOperation.ALL);
    operations.addAll(LargeCollections.OPERATIONS);
    try (PagedRealm stock = PagedRealm.stock();
        PagedRealm perdure = PagedRealm.perdure()) {
      for (int i = 0; i < operations.size(); i++) {
        PagedOperation operation = operations.get(i);
        stock.prepare(i, operation);
        perdure.prepare(i, operation);
        Samples stockNanos = new Samples();
        Samples perdureNanos = new Samples();
        for (int round = -WARM_UP; round < rounds; round++) {
          long ofStock = stock.measure(i);
          long ofPerdure = perdure.measure(i);
          if (round >= 0) {
            stockNanos.add(ofStock);
            perdureNanos.add(ofPerdure);
          }
        }
        stock.forget(i);
        perdure.forget(i);
        table.row(
            operation.name(),
            Table.millis(stockNanos.median()),
            Table.millis(perdureNanos.median()),
            Table.ratio(perdureNanos.median(), stockNanos.median()));
      }
    }
    table.print(setting.report());
  }
}
