package dev.perdure.benchmarks;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A process that runs one program of the engine suite in one realm, and prints the median time of
 * the processor that one pass has taken, and one turn, in nanoseconds. What the Java compiler has
 * seen before decides what it makes, so each realm has processes of its own.
 */
final class SuiteProcess {

  /** What the line with the two figures begins with. */
  static final String RESULT = "medians ";

  private SuiteProcess() {}

  /** The program, the realm, the checkout, seconds of warm-up, and seconds of measurement. */
  public static void main(String[] arguments) throws IOException {
    SuiteProgram program = SuiteProgram.valueOf(arguments[0]);
    Stopwatch stopwatch = new Stopwatch(nanos(arguments[3]), nanos(arguments[4]));
    SuiteRealm.valueOf(arguments[1]).run(program, program.load(Path.of(arguments[2])), stopwatch);
    System.out.println(RESULT + stopwatch.passNanos() + " " + stopwatch.turnNanos());
  }

  private static long nanos(String seconds) {
    return Math.round(Double.parseDouble(seconds) * 1e9);
  }
}
