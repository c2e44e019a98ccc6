package dev.perdure.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * What a block costs within its turn, beside the same calls without a block. Programs and heaps
 * take turns, so that what else the machine does meets them alike.
 */
final class BlockCost {
  private static final int WARM_UP = 4;
  private static final int MOST_ROUNDS = 9;
  private static final int[] BLOCKS_OF_TURN = {1, 10, 100, 1_000, 10_000, 100_000};

  /** What one program has measured in one heap, in nanoseconds for a block. */
  private static final class Series {
    final Samples without = new Samples();
    final Samples with = new Samples();
    final Samples bytes = new Samples();

    double more() {
      return with.median() - without.median();
    }
  }

  private BlockCost() {}

  static void print(Setting setting, List<OpenHeap> heaps) {
    int rounds = Math.min(MOST_ROUNDS, setting.rounds());
    List<List<Series>> all = new ArrayList<>();
    for (int i = 0; i < BlockPrograms.ALL.size(); i++) {
      all.add(heaps.stream().map(heap -> new Series()).toList());
    }
    for (int round = -WARM_UP; round < rounds; round++) {
      for (int i = 0; i < BlockPrograms.ALL.size(); i++) {
        for (int j = 0; j < heaps.size(); j++) {
          Series series = round < 0 ? new Series() : all.get(i).get(j);
          measure(heaps.get(j), BlockPrograms.ALL.get(i), series);
        }
      }
    }
    print(setting, all, rounds);
    printByCount(setting, heaps.get(heaps.size() - 1), rounds);
  }

  private static void measure(OpenHeap heap, BlockPrograms program, Series series) {
    int count = program.count();
    series.without.add(clocked(heap, program.plainFunction(), count).nanos() / count);
    ProcessorClock.Reading with = clocked(heap, program.function(), count);
    series.with.add(with.nanos() / count);
    series.bytes.add(with.bytes() / count);
  }

  private static ProcessorClock.Reading clocked(OpenHeap heap, String function, int count) {
    return heap.clocked("clocked(" + function + ", " + count + ");").get(0);
  }

  private static void print(Setting setting, List<List<Series>> all, int rounds) {
    List<ObjectHeap> sizes = TurnCost.HEAPS;
    int largest = sizes.size() - 1;
    List<String> columns = new ArrayList<>(List.of("block"));
    columns.add(sizes.get(largest).label() + ": without");
    columns.addAll(List.of("with", "to that without", "more", "memory"));
    for (int i = 0; i < largest; i++) {
      columns.add(sizes.get(i).label() + ": more");
      columns.add(sizes.get(largest).label() + " to " + sizes.get(i).label());
    }
    Table table =
        new Table(
            "A block within a turn, processor time, medians of " + rounds + " rounds",
            columns.toArray(String[]::new));
    for (int i = 0; i < all.size(); i++) {
      Series series = all.get(i).get(largest);
      List<String> cells = new ArrayList<>(List.of(BlockPrograms.ALL.get(i).name()));
      cells.add(Table.micros(series.without.median()));
      cells.add(Table.micros(series.with.median()));
      cells.add(Table.ratio(series.with.median(), series.without.median()));
      cells.add(Table.micros(series.more()));
      cells.add(Table.figure(series.bytes.median()) + " B");
      for (int j = 0; j < largest; j++) {
        double more = all.get(i).get(j).more();
        cells.add(Table.micros(more));
        cells.add(Table.ratio(series.more(), more));
      }
      table.row(cells.toArray(String[]::new));
    }
    table.print(setting.report());
  }

  /** Whether the blocks of a turn are in each other's way. */
  private static void printByCount(Setting setting, OpenHeap heap, int rounds) {
    Table table =
        new Table(
            "Many blocks in a turn, each changes ten objects, processor time of one, medians",
            "blocks",
            "returns",
            "its part of the turn's end",
            "rolled back",
            "its part of the turn's end");
    for (int count : BLOCKS_OF_TURN) {
      int repeats = count < 1_000 ? 10 * rounds : count > 10_000 ? 3 : rounds;
      List<String> cells = new ArrayList<>(List.of("%,d".formatted(count)));
      for (String function : List.of("inBlock", "rolledBack")) {
        Samples inside = new Samples();
        Samples end = new Samples();
        for (int round = 0; round < repeats; round++) {
          String source = "clocked(" + function + ", " + count + ");";
          List<ProcessorClock.Reading> readings = heap.clocked(source);
          long nanos = readings.get(0).nanos();
          inside.add(nanos / count);
          end.add((readings.get(1).nanos() - nanos) / count);
        }
        cells.add(Table.micros(inside.median()));
        cells.add(Table.micros(end.median()));
      }
      table.row(cells.toArray(String[]::new));
    }
    table.print(setting.report());
  }
}
