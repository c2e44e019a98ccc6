package dev.perdure.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.mozilla.javascript.Callable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;

/**
 * The time of the processor that passes of a program take, once it is warm. Confined to one thread,
 * whose time it is: another machine's neighbours do not count, nor does the collection of garbage.
 */
final class Stopwatch {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final long warmUpNanos;
  private final long nanos;
  private final Samples passes = new Samples();
  private final Samples turns = new Samples();
  private long begin;

  /** Counts what happens between two times after the first pass. */
  Stopwatch(long warmUpNanos, long measuredNanos) {
    this.warmUpNanos = warmUpNanos;
    this.nanos = warmUpNanos + measuredNanos;
  }

  private static long now() {
    return THREADS.getCurrentThreadCpuTime();
  }

  /** Whether enough was measured. */
  boolean isDone() {
    return begin != 0 && now() - begin > nanos;
  }

  /** Measures a pass. */
  void pass(Context cx, Scriptable scope, Object work) {
    passes(() -> ((Callable) work).call(cx, scope, scope, ScriptRuntime.emptyArgs), passes);
  }

  /** Measures a turn in which there is a pass. */
  void turn(Runnable work) {
    passes(work, turns);
  }

  private void passes(Runnable work, Samples samples) {
    long start = now();
    if (begin == 0) {
      begin = start;
    }
    work.run();
    long end = now();
    if (start - begin > warmUpNanos) {
      samples.add(end - start);
    }
  }

  /** The median pass. */
  long passNanos() {
    return Math.round(passes.median());
  }

  /** The median turn; 0 if all passes were in one. */
  long turnNanos() {
    return turns.isEmpty() ? 0 : Math.round(turns.median());
  }
}
