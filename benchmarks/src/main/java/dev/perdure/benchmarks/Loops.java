package dev.perdure.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A loop of JavaScript, in the stock engine, on a young object, and on a persistent one. Each runs
 * in a process of its own, because what the Java compiler has seen before decides what it makes.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 700, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 2,
    jvmArgs = {"-Xms1g", "-Xmx1g", "-Xss16m"})
public class Loops {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** The realms' names, as parameters. */
  static final String STOCK = "stock";

  static final String YOUNG = "young";
  static final String PERSISTENT = "persistent";

  /** A realm with the functions and the object in it. Confined to the thread that measures. */
  @State(Scope.Thread)
  public static class Loop {

    /** Which realm. */
    @Param({STOCK, YOUNG, PERSISTENT})
    public String realm = STOCK;

    /** Which loop: the name of an {@link Operation}. */
    @Param({
      "NOTHING",
      "READ",
      "WRITE",
      "READ_ELEMENT",
      "WRITE_ELEMENT",
      "PUSH",
      "CALL",
      "MAP_GET",
      "MAP_SET"
    })
    public String operation = "NOTHING";

    private @Nullable LoopRealm opened;
    private String call = "";

    /** Opens the realm. */
    @Setup
    public void open() {
      LoopRealm made =
          switch (realm) {
            case YOUNG -> LoopRealm.perdure("make()");
            case PERSISTENT -> LoopRealm.perdure("kept");
            default -> LoopRealm.stock();
          };
      Operation chosen = Operation.valueOf(operation);
      made.evaluate(Operation.MAKE + "var kept = make();" + chosen.function());
      call = chosen.call(made.object());
      opened = made;
    }

    /** Closes the realm. */
    @TearDown
    public void close() {
      opened().close();
    }

    private LoopRealm opened() {
      return Objects.requireNonNull(opened, "the realm is open");
    }
  }

  /** What the measuring thread has spent: a machine that does other things, too, takes longer. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Spent {

    /** The time of the processor. */
    public long cpuNanos;

    /** The passes of all loops. */
    public long passes;
  }

  /** Runs a loop to its end. */
  @org.openjdk.jmh.annotations.Benchmark
  public Object run(Loop loop, Spent spent) {
    long start = THREADS.getCurrentThreadCpuTime();
    Object result = loop.opened().evaluate(loop.call);
    spent.cpuNanos += THREADS.getCurrentThreadCpuTime() - start;
    spent.passes += Operation.TIMES;
    return result;
  }
}
