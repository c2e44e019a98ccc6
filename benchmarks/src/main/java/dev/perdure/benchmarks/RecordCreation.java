package dev.perdure.benchmarks;

import dev.perdure.benchmarks.KeeperTimes.Run;
import dev.perdure.benchmarks.RecordKeeper.Contestant;
import dev.perdure.benchmarks.RecordKeeper.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Creates records in turns of a thousand, and makes the same inserts into databases. The
 * contestants take turns, each time with a heap or database of its own.
 */
final class RecordCreation implements Benchmark {
  private static final int USUAL_RECORDS = 100_000;
  private static final int MOST_ROUNDS = 3;

  /** What was measured of one kind of record. */
  private record Series(RecordKind kind, KeeperTimes times, Inside inside) {
    Series(RecordKind kind) {
      this(kind, new KeeperTimes(), new Inside());
    }
  }

  /** What only Perdure tells. */
  private static final class Inside {
    final Samples firstTurns = new Samples();
    final Samples lastTurns = new Samples();
    final Samples commits = new Samples();
    final Samples batchBytes = new Samples();
    final Samples logBytes = new Samples();
  }

  @Override
  public void run(Setting setting) throws IOException, SQLException {
    int records = setting.sizeOr(USUAL_RECORDS);
    int rounds = Math.min(MOST_ROUNDS, setting.rounds());
    List<Series> all = Stream.of(RecordKind.values()).map(Series::new).toList();
    for (Series series : all) {
      warmUp(
          setting,
          series.kind,
          Math.max(records / 10, Math.min(records, KeeperTimes.RECORDS_OF_A_TURN)));
    }
    for (int round = 0; round < rounds; round++) {
      for (Series series : all) {
        for (Contestant contestant : inTurn(round)) {
          Run run = create(setting, contestant, series.kind, records, series.inside);
          series.times.add(contestant, run);
        }
      }
    }
    print(setting, all, records, rounds);
  }

  private static void warmUp(Setting setting, RecordKind kind, int records)
      throws IOException, SQLException {
    for (Contestant contestant : Contestant.values()) {
      create(setting, contestant, kind, records, new Inside());
    }
  }

  /** Each round begins with another one. */
  static List<Contestant> inTurn(int round) {
    List<Contestant> all = new ArrayList<>(List.of(Contestant.values()));
    Collections.rotate(all, -round);
    return all;
  }

  private static Run create(
      Setting setting, Contestant contestant, RecordKind kind, int records, Inside inside)
      throws IOException, SQLException {
    Path directory = Files.createTempDirectory(setting.directory("models"), "records");
    System.gc();
    try (RecordKeeper keeper = contestant.open(directory, kind)) {
      if (keeper instanceof ModelKeeper models) {
        return create(models, records, inside);
      }
      return KeeperTimes.measure(keeper, Work.CREATE, records);
    } finally {
      HeapRates.delete(directory);
    }
  }

  private static Run create(ModelKeeper keeper, int records, Inside inside) throws SQLException {
    MeteredStore.Meter before = keeper.meter();
    Run run = KeeperTimes.measure(keeper, Work.CREATE, records);
    List<Long> turns = run.turns();
    MeteredStore.Meter spent = keeper.meter().since(before);
    int tenth = Math.max(1, turns.size() / 10);
    inside.firstTurns.add(Run.sum(turns.subList(0, tenth)) / tenth);
    inside.lastTurns.add(Run.sum(turns.subList(turns.size() - tenth, turns.size())) / tenth);
    inside.commits.add(spent.commitNanos());
    inside.batchBytes.add(spent.payloadBytes());
    inside.logBytes.add(spent.logBytes());
    return run;
  }

  private static void print(Setting setting, List<Series> all, int records, int rounds) {
    Table compared =
        new Table(
            "%,d records created, 1,000 a turn, for each; medians of %d rounds"
                .formatted(records, rounds),
            KeeperTimes.columns("model"));
    all.forEach(each -> compared.row(each.times.cells(each.kind.label(), records)));
    compared.print(setting.report());
    Table processor = new Table("The same in time of the processor", KeeperTimes.columns("model"));
    all.forEach(each -> processor.row(each.times.processorCells(each.kind.label(), records)));
    processor.print(setting.report());
    Table own =
        new Table(
            "Perdure's turns of 1,000",
            "model",
            "first tenth of them",
            "last tenth",
            "to the first",
            "commit, for each record",
            "batch, for each record",
            "log, for each record");
    for (Series each : all) {
      Inside inside = each.inside;
      own.row(
          each.kind.label(),
          Table.millis(inside.firstTurns.median()),
          Table.millis(inside.lastTurns.median()),
          Table.ratio(inside.lastTurns.median(), inside.firstTurns.median()),
          Table.micros(inside.commits.median() / records),
          Table.figure(inside.batchBytes.median() / records) + " B",
          Table.figure(inside.logBytes.median() / records) + " B");
    }
    own.print(setting.report());
  }
}
