package dev.perdure.benchmarks;

import com.sun.management.ThreadMXBean;
import dev.perdure.runtime.extension.ExtensionContext;
import dev.perdure.runtime.extension.RuntimeExtension;
import dev.perdure.runtime.host.HostFunctions;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.mozilla.javascript.Callable;

/**
 * Gives programs {@code clocked(f, x)}, which calls a function and keeps the time of the processor
 * that it took: what else the machine does does not count, nor does the collection of garbage.
 * Confined to the turn thread.
 */
final class ProcessorClock implements RuntimeExtension {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /**
   * What something took.
   *
   * @param nanos of the processor
   * @param bytes of memory that were allocated, whether they are garbage by now or not
   */
  record Reading(long nanos, long bytes) {}

  private final List<Reading> readings = new ArrayList<>();

  @Override
  public String name() {
    return "clock";
  }

  @Override
  public void install(ExtensionContext context) {
    HostFunctions.define(
        context.global(),
        "clocked",
        2,
        (cx, scope, self, args) -> {
          Callable work = (Callable) args[0];
          Object[] arguments = {args[1]};
          return clocked(() -> work.call(cx, scope, scope, arguments));
        });
  }

  private <T> T clocked(Supplier<T> action) {
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long nanos = THREADS.getCurrentThreadCpuTime();
    T result = action.get();
    long nanosTaken = THREADS.getCurrentThreadCpuTime() - nanos;
    readings.add(new Reading(nanosTaken, THREADS.getCurrentThreadAllocatedBytes() - bytes));
    return result;
  }

  /** Runs a turn; what it has measured of itself, and behind it the whole of it. */
  List<Reading> readingsOf(Supplier<?> turn) {
    readings.clear();
    clocked(turn);
    return List.copyOf(readings);
  }
}
