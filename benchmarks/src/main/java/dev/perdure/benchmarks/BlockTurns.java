package dev.perdure.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** A durable turn whose change is in a block, beside one without a block; they take turns. */
final class BlockTurns {
  private static final int WARM_UP = 300;
  private static final int REPEATS = 3;

  /** A turn of a program: its name in the table, and its source with {@code $} for the group. */
  private record Turn(String name, String source) {}

  private static final List<Turn> TURNS =
      List.of(
          new Turn("ten objects changed, no block", "(function () { change($, 10); })()"),
          new Turn("in a block", "transaction(function () { change($, 10); })"),
          new Turn(
              "in ten blocks, one object each",
              "(function () { for (var i = 0; i < 10; i++)"
                  + " transaction(function () { drawn[$][i].count++; }); })()"),
          new Turn(
              "in a block that is rolled back",
              "transaction(function (tx) { change($, 10); tx.rollback(); })"),
          new Turn("nothing", "undefined"));

  /** What was measured of a turn. */
  private static final class Series {
    final Samples wholeNanos = new Samples();
    final Samples otherNanos = new Samples();
    final Samples bytes = new Samples();
  }

  private BlockTurns() {}

  static void print(Setting setting, List<OpenHeap> heaps) {
    for (int i = 0; i < heaps.size(); i++) {
      print(setting, heaps.get(i), TurnCost.HEAPS.get(i));
    }
  }

  private static void print(Setting setting, OpenHeap heap, ObjectHeap size) {
    List<Series> all = new ArrayList<>();
    TURNS.forEach(turn -> all.add(new Series()));
    for (int round = -WARM_UP; round < REPEATS * setting.rounds(); round++) {
      String group = String.valueOf((round + WARM_UP) % 100);
      for (int i = 0; i < TURNS.size(); i++) {
        MeteredStore.Meter before = heap.store().meter();
        long nanos = heap.nanosOf(TURNS.get(i).source.replace("$", group));
        MeteredStore.Meter spent = heap.store().meter().since(before);
        if (round >= 0) {
          all.get(i).wholeNanos.add(nanos);
          all.get(i).otherNanos.add(nanos - spent.commitNanos());
          all.get(i).bytes.add(spent.payloadBytes());
        }
      }
    }
    Table table =
        new Table(
            "A durable turn, "
                + size.label()
                + " objects, medians of "
                + REPEATS * setting.rounds()
                + " rounds",
            "turn",
            "time",
            "to the first",
            "all but the commit",
            "to the first",
            "batch");
    Series base = all.get(0);
    for (int i = 0; i < TURNS.size(); i++) {
      Series series = all.get(i);
      table.row(
          TURNS.get(i).name,
          Table.micros(series.wholeNanos.median()),
          Table.ratio(series.wholeNanos.median(), base.wholeNanos.median()),
          Table.micros(series.otherNanos.median()),
          Table.ratio(series.otherNanos.median(), base.otherNanos.median()),
          Table.figure(series.bytes.median()) + " B");
    }
    table.print(setting.report());
  }
}
