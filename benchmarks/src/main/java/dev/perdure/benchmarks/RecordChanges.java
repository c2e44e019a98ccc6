package dev.perdure.benchmarks;

import dev.perdure.benchmarks.RecordKeeper.Contestant;
import dev.perdure.benchmarks.RecordKeeper.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes records in turns of a thousand, and runs the same updates in databases. */
final class RecordChanges implements Benchmark {
  private static final int USUAL_RECORDS = 10_000;
  private static final int MOST_ROUNDS = 3;

  /** In this order: the last one leaves no records. */
  private static final List<Work> WORKS =
      List.of(Work.WRITE, Work.FIND_AND_WRITE, Work.UPDATE, Work.DESTROY);

  @Override
  public void run(Setting setting) throws IOException, SQLException {
    int records = setting.sizeOr(USUAL_RECORDS);
    int rounds = Math.min(MOST_ROUNDS, setting.rounds());
    for (RecordKind kind : RecordKind.values()) {
      Map<Work, KeeperTimes> times = new EnumMap<>(Work.class);
      WORKS.forEach(work -> times.put(work, new KeeperTimes()));
      for (int round = -1; round < rounds; round++) {
        for (Contestant contestant : RecordCreation.inTurn(round + 1)) {
          change(setting, contestant, kind, records, round < 0 ? null : times);
        }
      }
      print(setting, kind, times, records, rounds);
    }
  }

  private static void change(
      Setting setting,
      Contestant contestant,
      RecordKind kind,
      int records,
      @Nullable Map<Work, KeeperTimes> times)
      throws IOException, SQLException {
    Path directory = Files.createTempDirectory(setting.directory("changes"), "records");
    System.gc();
    try (RecordKeeper keeper = contestant.open(directory, kind)) {
      KeeperTimes.measure(keeper, Work.CREATE, records);
      keeper.finishCreation();
      for (Work work : WORKS) {
        KeeperTimes.Run run = KeeperTimes.measure(keeper, work, records);
        KeeperTimes kept = times == null ? null : times.get(work);
        if (kept != null) {
          kept.add(contestant, run);
        }
      }
    } finally {
      HeapRates.delete(directory);
    }
  }

  private static void print(
      Setting setting, RecordKind kind, Map<Work, KeeperTimes> times, int records, int rounds) {
    Table table =
        new Table(
            "%,d records changed, 1,000 a turn, for each; medians of %d rounds; model: %s"
                .formatted(records, rounds, kind.label()),
            KeeperTimes.columns("work"));
    times.forEach((work, each) -> table.row(each.cells(work.label(), records)));
    table.print(setting.report());
    Table processor = new Table("The same in time of the processor", KeeperTimes.columns("work"));
    times.forEach((work, each) -> processor.row(each.processorCells(work.label(), records)));
    processor.print(setting.report());
  }
}
