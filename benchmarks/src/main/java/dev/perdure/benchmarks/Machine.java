package dev.perdure.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What the figures of a run have to be read with. */
final class Machine {

  private Machine() {}

  static void describe(PrintStream out) {
    Runtime java = Runtime.getRuntime();
    out.printf(
        "%s, commit %s; %s, %d processors, Java %s (%s), heap of %d MiB; load before the run %s.%n",
        LocalDate.now(ZoneOffset.UTC),
        System.getProperty("perdure.commit", "unknown"),
        processor(),
        java.availableProcessors(),
        Runtime.version(),
        System.getProperty("os.name"),
        java.maxMemory() >> 20,
        load());
  }

  private static String processor() {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }

  private static String load() {
    try {
      return Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
    } catch (IOException e) {
      return "unknown";
    }
  }
}
