package dev.perdure.benchmarks;

import java.io.IOException;

/**
 * What a durable turn costs beside an append of as many bytes and an fsync, in turns, on one disk;
 * and many turns that share their fsyncs beside as many one by one.
 */
final class DurableTurn implements Benchmark {

  private static final int WARM_UP = 300;
  private static final int PIPELINED_TURNS = 1000;
  private static final int PIPELINED_ROUNDS = 15;

  private static final String TIMERS =
      """
      var ticks = drawn[0][0];
      function tick() { ticks.count++; }
      undefined;
      """;

  @Override
  public void run(Setting setting) throws IOException {
    try (OpenHeap heap = new ObjectHeap(1_000).open(setting);
        BareLog bare = new BareLog(setting.directory("bare"))) {
      heap.evaluate("walk()");
      Table table =
          new Table(
              "A durable turn and a bare append + fsync of the bytes of its batch",
              "changed objects",
              "batch",
              "log",
              "append + fsync",
              "turn",
              "to the append",
              "commit",
              "to the append",
              "all but the commit",
              "turn, slowest tenth",
              "to that of the append");
      addRow(table, heap, bare, 1, 3 * setting.rounds());
      addRow(table, heap, bare, 10, 3 * setting.rounds());
      table.print(setting.report());
      pipelined(setting, heap, bare);
    }
  }

  private static void addRow(Table table, OpenHeap heap, BareLog bare, int objects, int rounds)
      throws IOException {
    String turn = "change(7, " + objects + ")";
    for (int i = 0; i < WARM_UP; i++) {
      heap.evaluate(turn);
    }
    MeteredStore.Meter before = heap.store().meter();
    heap.evaluate(turn);
    MeteredStore.Meter one = heap.store().meter().since(before);
    int batchBytes = (int) one.payloadBytes();
    Samples turns = new Samples();
    Samples commits = new Samples();
    Samples others = new Samples();
    Samples appends = new Samples();
    for (int round = 0; round < rounds; round++) {
      appends.add(bare.nanosOfAppend(batchBytes, true));
      before = heap.store().meter();
      long nanos = heap.nanosOf(turn);
      long commit = heap.store().meter().since(before).commitNanos();
      turns.add(nanos);
      commits.add(commit);
      others.add(nanos - commit);
    }
    table.row(
        String.valueOf(objects),
        batchBytes + " B",
        one.logBytes() + " B",
        Table.micros(appends.median()),
        Table.micros(turns.median()),
        Table.ratio(turns.median(), appends.median()),
        Table.micros(commits.median()),
        Table.ratio(commits.median(), appends.median()),
        Table.micros(others.median()),
        Table.micros(turns.percentile(90)),
        Table.ratio(turns.percentile(90), appends.percentile(90)));
  }

  private static void pipelined(Setting setting, OpenHeap heap, BareLog bare) throws IOException {
    heap.evaluate(TIMERS);
    Samples oneByOne = new Samples();
    Samples pipelined = new Samples();
    Samples appends = new Samples();
    Samples durableAppends = new Samples();
    Samples commits = new Samples();
    for (int round = 0; round < PIPELINED_ROUNDS; round++) {
      heap.evaluate(
          "for (var n = 0; n < " + PIPELINED_TURNS + "; n++) { setTimeout(tick, 0); } undefined");
      MeteredStore.Meter before = heap.store().meter();
      pipelined.add(nanosUntilIdle(heap));
      commits.add(heap.store().meter().since(before).commitNanos());
      oneByOne.add(nanosOfTurns(heap) * 10);
      durableAppends.add(nanosOfAppends(bare, PIPELINED_TURNS / 10, true) * 10);
      appends.add(nanosOfAppends(bare, PIPELINED_TURNS, false));
    }
    Table table =
        new Table(
            PIPELINED_TURNS + " turns that change one object", "way", "each", "to one append");
    double base = appends.median() / PIPELINED_TURNS;
    row(table, "append of 150 B, no fsync", base, base);
    row(table, "append of 150 B, each with fsync", durableAppends.median() / 1000, base);
    row(table, "turns of timers, durable in groups", pipelined.median() / 1000, base);
    row(table, "of it the committer's thread", commits.median() / 1000, base);
    row(table, "turns one by one, each durable", oneByOne.median() / 1000, base);
    table.print(setting.report());
  }

  private static void row(Table table, String way, double nanos, double base) {
    table.row(way, Table.micros(nanos), Table.ratio(nanos, base));
  }

  private static long nanosUntilIdle(OpenHeap heap) {
    return heap.with(
        runtime -> {
          long start = System.nanoTime();
          runtime.runUntilIdle();
          return System.nanoTime() - start;
        });
  }

  private static long nanosOfTurns(OpenHeap heap) {
    long nanos = 0;
    for (int i = 0; i < PIPELINED_TURNS / 10; i++) {
      nanos += heap.nanosOf("tick()");
    }
    return nanos;
  }

  private static long nanosOfAppends(BareLog bare, int count, boolean durably) throws IOException {
    long nanos = 0;
    for (int i = 0; i < count; i++) {
      nanos += bare.nanosOfAppend(150, durably);
    }
    return nanos;
  }
}
