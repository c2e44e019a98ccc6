package dev.perdure.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How many objects a second become persistent, and how many are faulted in. */
final class HeapRates implements Benchmark {

  private static final int OBJECTS = 100_000;
  private static final int MOST_ROUNDS = 9;
  private static final int LARGE_ARRAY = 100_000;

  @Override
  public void run(Setting setting) throws IOException {
    int rounds = Math.min(MOST_ROUNDS, setting.rounds());
    Table table = new Table("Rates, medians of " + rounds + " rounds", "what", "figure");
    addChurn(table, setting, rounds);
    try (OpenHeap heap = new ObjectHeap(OBJECTS).open(setting)) {
      Samples evicted = new Samples();
      Samples resident = new Samples();
      for (int round = 0; round < rounds; round++) {
        heap.evictAll();
        evicted.add(heap.nanosOf("walk()"));
        resident.add(heap.nanosOf("walk()"));
      }
      table.row("walk of 10⁵ resident objects", rate(OBJECTS, resident));
      table.row("walk of 10⁵ evicted objects", rate(OBJECTS, evicted));
    }
    table.print(setting.report());
  }

  private static void addChurn(Table table, Setting setting, int rounds) throws IOException {
    Path directory = Files.createTempDirectory(setting.directory("rates"), "heap");
    try (OpenHeap heap = OpenHeap.open(directory)) {
      heap.evaluate(
          """
          var kept = [];
          function make(count) {
            var list = [];
            for (var i = 0; i < count; i++) {
              list.push({ number: i, name: 'object ' + i, count: 0 });
            }
            return list;
          }
          undefined;
          """);
      for (int count : new int[] {1, 1_000, 10_000}) {
        Samples making = new Samples();
        Samples keeping = new Samples();
        MeteredStore.Meter before = heap.store().meter();
        int repeats = Math.max(rounds, 10_000 / count / 10);
        for (int round = 0; round < repeats; round++) {
          making.add(heap.nanosOf("make(" + count + "); undefined"));
          keeping.add(heap.nanosOf("kept = make(" + count + "); undefined"));
        }
        MeteredStore.Meter spent = heap.store().meter().since(before);
        table.row(
            "new objects made durable, %,d a turn".formatted(count),
            rate(count, keeping)
                + "; "
                + Table.figure((double) spent.payloadBytes() / repeats / count)
                + " B of batch each");
        table.row("the same, made and dropped", rate(count, making));
      }
      addLargeArray(table, heap, rounds);
    } finally {
      delete(directory);
    }
  }

  private static void addLargeArray(Table table, OpenHeap heap, int rounds) {
    heap.evaluate(
        "kept = []; for (var i = 0; i < " + LARGE_ARRAY + "; i++) { kept.push(i); } undefined");
    Samples nanos = new Samples();
    MeteredStore.Meter before = heap.store().meter();
    for (int round = 0; round < rounds; round++) {
      nanos.add(heap.nanosOf("kept[" + round + "] = -1; undefined"));
    }
    MeteredStore.Meter spent = heap.store().meter().since(before);
    table.row(
        "one element of an array of 10⁵ changed",
        Table.millis(nanos.median())
            + " a turn; batch of "
            + Table.figure((double) spent.payloadBytes() / rounds)
            + " B");
  }

  private static String rate(int count, Samples nanos) {
    return Table.figure(count / (nanos.median() / 1e9)) + " objects/s";
  }

  static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
