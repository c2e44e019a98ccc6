package dev.perdure.benchmarks;

import dev.perdure.runtime.PerdureRuntime;
import dev.perdure.runtime.RuntimeOptions;
import dev.perdure.runtime.turn.TurnOutcome;
import dev.perdure.schema.SchemaExtension;
import dev.perdure.xodus.XodusHeapOptions;
import dev.perdure.xodus.XodusHeapStore;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What {@link MemoryBound} runs in processes of their own: makes the large heap, or uses it. Each
 * line that it prints is a figure: a name, an equals sign, a number.
 */
final class SmallProcess {

  private SmallProcess() {}

  /** What to do, the heap's directory, the number of leaves, the number of members. */
  public static void main(String[] arguments) throws InterruptedException {
    LargeHeap heap = new LargeHeap(Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
    // The launcher gives programs a stack of this size.
    Thread turns =
        new Thread(null, () -> run(arguments[0], Path.of(arguments[1]), heap), "turns", 16L << 20);
    turns.setUncaughtExceptionHandler(
        (thread, failure) -> {
          failure.printStackTrace();
          System.exit(1);
        });
    turns.start();
    turns.join();
  }

  /** The most memory that this process had, as the system counts it; 0 where it does not tell. */
  private static long peakBytes() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .map(line -> line.replaceAll("[^0-9]", ""))
          .mapToLong(kilobytes -> 1024 * Long.parseLong(kilobytes))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }

  private static void run(String what, Path directory, LargeHeap heap) {
    switch (what) {
      case "build" -> build(directory, heap);
      case "idle" -> idle(directory);
      case "use" -> use(directory);
      default -> throw new IllegalArgumentException(what);
    }
  }

  private static PerdureRuntime open(Path directory) {
    return open(directory, XodusHeapOptions.defaults());
  }

  private static PerdureRuntime open(Path directory, XodusHeapOptions options) {
    return PerdureRuntime.open(
        XodusHeapStore.open(directory, options),
        RuntimeOptions.builder().extension(new SchemaExtension()).build());
  }

  private static void build(Path directory, LargeHeap heap) {
    try (PerdureRuntime runtime = open(directory)) {
      evaluate(runtime, LargeHeap.PROGRAM);
      for (int branch = 0; branch < heap.branches(); branch++) {
        evaluate(runtime, "growBranch()");
      }
      for (int turn = 0; turn < heap.turnsOfMembers(); turn++) {
        evaluate(runtime, LargeHeap.createMembers());
      }
    }
  }

  /**
   * A heap of nothing but a program, or one of millions of objects: nobody looks at them. The
   * store's cache, which is full of the one and not of the other, is as small as it can be.
   */
  private static void idle(Path directory) {
    try (PerdureRuntime runtime =
        open(directory, XodusHeapOptions.defaults().withCachePercent(5))) {
      evaluate(runtime, "1 + 1");
      figure("used", usedBytes());
    }
  }

  private static void use(Path directory) {
    long start = System.nanoTime();
    try (PerdureRuntime runtime = open(directory)) {
      evaluate(runtime, "1 + 1");
      figure("open", System.nanoTime() - start);
      time(runtime, "tree", "walkTree()");
      time(runtime, "list", "walkList()");
      time(runtime, "change", "changeSome()");
      time(runtime, "count", "Track.count()");
      time(runtime, "query", "query('select count(*) from Track t where t.length > 990')[0]");
      time(
          runtime,
          "first",
          "query('from Track t where t.length = 7 order by t.name limit 10').length");
      figure("peak", peakBytes());
      figure("afterUse", usedBytes());
      runtime.evictAll();
      figure("afterEviction", usedBytes());
    }
  }

  private static void time(PerdureRuntime runtime, String name, String source) {
    long start = System.nanoTime();
    String result = evaluate(runtime, source);
    figure(name, System.nanoTime() - start);
    System.err.println(source + " gave " + result);
  }

  private static String evaluate(PerdureRuntime runtime, String source) {
    TurnOutcome outcome = runtime.evaluate(source, "benchmark");
    if (outcome instanceof TurnOutcome.Completed completed) {
      return String.valueOf(completed.display());
    }
    throw new IllegalStateException("A turn was undone: " + outcome);
  }

  private static long usedBytes() {
    // Weak references and what they held go in rounds.
    for (int round = 0; round < 3; round++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static void figure(String name, long value) {
    System.out.println(name + "=" + value);
  }
}
