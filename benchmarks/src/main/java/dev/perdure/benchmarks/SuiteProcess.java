package dev.perdure.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import org.mozilla.javascript.Callable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.Undefined;

/**
 * A process that runs one program of the engine suite in one realm, and prints the median time of
 * the processor that one pass has taken, in nanoseconds. What the Java compiler has seen before
 * decides what it makes, so each realm has processes of its own.
 */
final class SuiteProcess {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int FEWEST_PASSES = 5;

  private SuiteProcess() {}

  /** The program, the realm, the checkout, seconds of warm-up, and seconds of measurement. */
  public static void main(String[] arguments) throws IOException {
    SuiteProgram program = SuiteProgram.valueOf(arguments[0]);
    SuiteRealm realm = SuiteRealm.valueOf(arguments[1]);
    long warmUp = nanos(arguments[3]);
    long measurement = nanos(arguments[4]);
    Samples samples = new Samples();
    realm.run(
        program,
        program.load(Path.of(arguments[2])),
        (cx, scope, self, args) -> {
          measure(cx, scope, (Callable) args[0], warmUp, new Samples());
          measure(cx, scope, (Callable) args[0], measurement, samples);
          return Undefined.instance;
        });
    System.out.println("median " + Math.round(samples.median()));
  }

  private static long nanos(String seconds) {
    return Math.round(Double.parseDouble(seconds) * 1e9);
  }

  private static void measure(
      Context cx, Scriptable scope, Callable work, long enough, Samples samples) {
    long spent = 0;
    for (int passes = 0; passes < FEWEST_PASSES || spent < enough; passes++) {
      long start = THREADS.getCurrentThreadCpuTime();
      work.call(cx, scope, scope, ScriptRuntime.emptyArgs);
      long taken = THREADS.getCurrentThreadCpuTime() - start;
      samples.add(taken);
      spent += taken;
    }
  }
}
