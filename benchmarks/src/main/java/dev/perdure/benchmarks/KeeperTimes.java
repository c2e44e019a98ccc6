package dev.perdure.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.perdure.benchmarks.RecordKeeper.Contestant;
import dev.perdure.benchmarks.RecordKeeper.Work;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How long all contestants took for one kind of work, a sample a round. */
final class KeeperTimes {

  /** Turns and transactions have so many records. */
  static final int RECORDS_OF_A_TURN = 1_000;

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /**
   * What one contestant took in one round.
   *
   * @param turns how long each turn took, until it was durable
   * @param processorNanos time of the processor, that of all threads of this process
   */
  record Run(List<Long> turns, long processorNanos) {

    long nanos() {
      return sum(turns);
    }

    static long sum(List<Long> turns) {
      return turns.stream().mapToLong(Long::longValue).sum();
    }
  }

  private final Map<Contestant, Samples> nanos = new EnumMap<>(Contestant.class);
  private final Map<Contestant, Samples> processorNanos = new EnumMap<>(Contestant.class);

  /** Does the work on all records. */
  static Run measure(RecordKeeper keeper, Work work, int records) throws SQLException {
    List<Long> turns = new ArrayList<>();
    long processorBefore = PROCESS.getProcessCpuTime();
    for (int from = 0; from < records; from += RECORDS_OF_A_TURN) {
      long start = System.nanoTime();
      keeper.apply(work, from, Math.min(RECORDS_OF_A_TURN, records - from));
      turns.add(System.nanoTime() - start);
    }
    return new Run(turns, PROCESS.getProcessCpuTime() - processorBefore);
  }

  void add(Contestant contestant, Run run) {
    nanos.computeIfAbsent(contestant, each -> new Samples()).add(run.nanos());
    processorNanos.computeIfAbsent(contestant, each -> new Samples()).add(run.processorNanos());
  }

  /** The headings that go with {@link #cells}. */
  static String[] columns(String first) {
    List<String> columns = new ArrayList<>(List.of(first, "Perdure"));
    for (Contestant contestant : Contestant.values()) {
      if (contestant != Contestant.PERDURE) {
        columns.add(contestant.label());
        columns.add("to it");
      }
    }
    return columns.toArray(String[]::new);
  }

  /** Microseconds for a record, and how many times those of the others Perdure takes. */
  String[] cells(String label, int records) {
    return cells(nanos, label, records);
  }

  /** The same of the processor's time, which what else the machine does hardly changes. */
  String[] processorCells(String label, int records) {
    return cells(processorNanos, label, records);
  }

  private static String[] cells(Map<Contestant, Samples> times, String label, int records) {
    double own = median(times, Contestant.PERDURE);
    List<String> cells = new ArrayList<>(List.of(label, Table.micros(own / records)));
    for (Contestant contestant : Contestant.values()) {
      if (contestant != Contestant.PERDURE) {
        double other = median(times, contestant);
        cells.add(Table.micros(other / records));
        cells.add(Table.ratio(own, other));
      }
    }
    return cells.toArray(String[]::new);
  }

  private static double median(Map<Contestant, Samples> times, Contestant contestant) {
    Samples samples = times.get(contestant);
    if (samples == null) {
      throw new IllegalStateException(contestant.label() + " was not measured.");
    }
    return samples.median();
  }
}
