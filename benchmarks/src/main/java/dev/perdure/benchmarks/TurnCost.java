package dev.perdure.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a durable turn that changes ten objects costs, with more and more objects in the heap. The
 * heaps take turns, so that what else the machine does meets them alike.
 */
final class TurnCost implements Benchmark {

  static final List<ObjectHeap> HEAPS =
      List.of(new ObjectHeap(1_000), new ObjectHeap(100_000), new ObjectHeap(1_000_000));

  private static final int WARM_UP = 50;

  /** What was measured of one heap. */
  private static final class Series {
    final Samples wholeNanos = new Samples();
    final Samples commitNanos = new Samples();
    final Samples otherNanos = new Samples();
    final Samples payloadBytes = new Samples();
    final Samples logBytes = new Samples();
    final Samples reads = new Samples();
  }

  private int nextGroup;

  @Override
  public void run(Setting setting) throws IOException {
    List<OpenHeap> heaps = new ArrayList<>();
    for (ObjectHeap size : HEAPS) {
      long start = System.nanoTime();
      heaps.add(size.open(setting));
      System.err.printf("%s objects: ready after %s%n", size.label(), since(start));
    }
    measure(heaps, WARM_UP, true);
    print(setting, "nothing read before", measure(heaps, setting.rounds(), true));
    for (OpenHeap heap : heaps) {
      heap.evaluate("walk()");
    }
    print(setting, "everything evicted", measure(heaps, setting.rounds(), true));
    for (OpenHeap heap : heaps) {
      heap.evaluate("walk()");
    }
    System.gc();
    measure(heaps, WARM_UP, false);
    print(setting, "everything resident", measure(heaps, setting.rounds(), false));
    heaps.forEach(OpenHeap::close);
  }

  private static String since(long start) {
    return Table.millis((double) (System.nanoTime() - start));
  }

  private List<Series> measure(List<OpenHeap> heaps, int rounds, boolean evicted) {
    List<Series> all = heaps.stream().map(heap -> new Series()).toList();
    for (int round = 0; round < rounds; round++) {
      nextGroup = (nextGroup + 1) % ObjectHeap.GROUPS;
      for (int i = 0; i < heaps.size(); i++) {
        if (evicted) {
          heaps.get(i).evictAll();
        }
        measure(heaps.get(i), all.get(i));
      }
    }
    return all;
  }

  private void measure(OpenHeap heap, Series series) {
    MeteredStore.Meter before = heap.store().meter();
    long nanos = heap.nanosOf("change(" + nextGroup + ", 10)");
    MeteredStore.Meter spent = heap.store().meter().since(before);
    series.wholeNanos.add(nanos);
    series.commitNanos.add(spent.commitNanos());
    series.otherNanos.add(nanos - spent.commitNanos());
    series.payloadBytes.add(spent.payloadBytes());
    series.logBytes.add(spent.logBytes());
    series.reads.add(spent.reads());
  }

  private static void print(Setting setting, String state, List<Series> all) {
    Table table =
        new Table(
            "A durable turn that changes ten objects, " + state,
            "objects in the heap",
            "turn",
            "to 10³",
            "commit",
            "to 10³",
            "all but the commit",
            "to 10³",
            "payload",
            "log",
            "reads");
    Series base = all.get(0);
    for (int i = 0; i < all.size(); i++) {
      Series series = all.get(i);
      table.row(
          HEAPS.get(i).label(),
          Table.millis(series.wholeNanos.median()),
          Table.ratio(series.wholeNanos.median(), base.wholeNanos.median()),
          Table.millis(series.commitNanos.median()),
          Table.ratio(series.commitNanos.median(), base.commitNanos.median()),
          Table.micros(series.otherNanos.median()),
          Table.ratio(series.otherNanos.median(), base.otherNanos.median()),
          Table.figure(series.payloadBytes.median()) + " B",
          Table.figure(series.logBytes.median()) + " B",
          Table.figure(series.reads.median()));
    }
    table.print(setting.report());
  }
}
