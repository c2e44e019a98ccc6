package dev.perdure.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How fast programs run that do a lot, compared with the stock engine: as a speed, so that less
 * than 1 is slower. Each program runs in each realm in a process of its own, and the realms take
 * turns, in an order that changes from round to round.
 */
final class EngineSuite implements Benchmark {

  private static final int MOST_ROUNDS = 5;

  /** What a process has measured: a pass, and a turn with a pass in it, if passes had turns. */
  private record Medians(long pass, long turn) {}

  private static final class Measured {
    private final Samples passes = new Samples();
    private final Samples turns = new Samples();

    void add(Medians medians) {
      passes.add(medians.pass);
      turns.add(medians.turn);
    }
  }

  @Override
  public void run(Setting setting) throws IOException, InterruptedException {
    Path suite = setting.suite();
    if (suite == null) {
      setting
          .report()
          .println(
              "\nThe benchmark \"engine\" needs --suite=DIRECTORY, a checkout of the suite Octane.");
      return;
    }
    int rounds = Math.min(MOST_ROUNDS, setting.rounds());
    Map<SuiteProgram, Map<SuiteRealm, Measured>> nanos = new EnumMap<>(SuiteProgram.class);
    for (SuiteProgram program : SuiteProgram.values()) {
      Map<SuiteRealm, Measured> ofProgram = new EnumMap<>(SuiteRealm.class);
      for (SuiteRealm realm : SuiteRealm.values()) {
        ofProgram.put(realm, new Measured());
      }
      nanos.put(program, ofProgram);
    }
    for (int round = 0; round < rounds; round++) {
      List<SuiteRealm> order = new ArrayList<>(List.of(SuiteRealm.values()));
      Collections.rotate(order, round);
      for (SuiteProgram program : SuiteProgram.values()) {
        for (SuiteRealm realm : order) {
          measured(nanos, program, realm).add(medians(program, realm, suite));
        }
      }
    }
    print(setting, rounds, nanos);
  }

  private static Measured measured(
      Map<SuiteProgram, Map<SuiteRealm, Measured>> nanos, SuiteProgram program, SuiteRealm realm) {
    return Objects.requireNonNull(Objects.requireNonNull(nanos.get(program)).get(realm));
  }

  private static Medians medians(SuiteProgram program, SuiteRealm realm, Path suite)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xms1g",
            "-Xmn512m",
            "-Xmx4g",
            "-Xss16m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            SuiteProcess.class.getName(),
            program.name(),
            realm.name(),
            suite.toString(),
            System.getProperty("perdure.suite.warmUp", "6"),
            System.getProperty("perdure.suite.measurement", "4"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    StringBuilder seen = new StringBuilder();
    Medians medians = null;
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        seen.append(line).append('\n');
        if (line.startsWith(SuiteProcess.RESULT)) {
          String[] figures = line.substring(SuiteProcess.RESULT.length()).split(" ");
          medians = new Medians(Long.parseLong(figures[0]), Long.parseLong(figures[1]));
        }
      }
    }
    if (process.waitFor() != 0 || medians == null) {
      throw new IllegalStateException(
          "The program " + program + " did not end well in the realm " + realm + ": " + seen);
    }
    return medians;
  }

  private static void print(
      Setting setting, int rounds, Map<SuiteProgram, Map<SuiteRealm, Measured>> nanos) {
    Table table =
        new Table(
            "One pass of a program, interpreted, in time of the processor; medians of "
                + rounds
                + " processes; and speeds, stock Rhino being 1",
            "program",
            "stock Rhino",
            "young objects",
            "speed",
            "persistent objects",
            "speed",
            "with its turn");
    double young = 0;
    double persistent = 0;
    for (SuiteProgram program : SuiteProgram.values()) {
      double stock = measured(nanos, program, SuiteRealm.STOCK).passes.median();
      double ofYoung = measured(nanos, program, SuiteRealm.YOUNG).passes.median();
      Measured persistentOnes = measured(nanos, program, SuiteRealm.PERSISTENT);
      double ofPersistent = persistentOnes.passes.median();
      young += Math.log(stock / ofYoung);
      persistent += Math.log(stock / ofPersistent);
      table.row(
          program.label(),
          Table.millis(stock),
          Table.millis(ofYoung),
          Table.figure(stock / ofYoung),
          Table.millis(ofPersistent),
          Table.figure(stock / ofPersistent),
          Table.millis(persistentOnes.turns.median()));
    }
    int programs = SuiteProgram.values().length;
    table.row(
        "geometric mean",
        "",
        "",
        Table.figure(Math.exp(young / programs)),
        "",
        Table.figure(Math.exp(persistent / programs)),
        "");
    table.print(setting.report());
  }
}
