package dev.perdure.conformance.way;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * How long a program may run: in processor time, because a machine may have other work to do. A
 * watchdog gives it more time by the clock. One thread starts and checks it; the watchdog is
 * another.
 */
public final class TimeLimit {

  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** How many instructions of the interpreter lie between two looks at the clock. */
  static final int INSTRUCTIONS = 20_000;

  /** By the clock, this many times as much. */
  private static final int PATIENCE = 30;

  private final long millis;
  private long processorDeadline;
  private volatile long clockDeadline;

  /** Sets a limit, and starts. */
  public TimeLimit(long millis) {
    this.millis = millis;
    start();
  }

  /** Starts anew, on the thread that will run the program. */
  public void start() {
    start(millis);
  }

  /** Starts anew, for once with another limit. */
  void start(long otherMillis) {
    processorDeadline = THREADS.getCurrentThreadCpuTime() + otherMillis * NANOS_PER_MILLI;
    clockDeadline = System.nanoTime() + PATIENCE * otherMillis * NANOS_PER_MILLI;
  }

  /** Whether not even the watchdog waits any longer. */
  public boolean isHopeless() {
    return System.nanoTime() > clockDeadline;
  }

  /** Ends the program if its time is up. */
  void check() {
    if (THREADS.getCurrentThreadCpuTime() > processorDeadline) {
      throw new Exceeded();
    }
  }

  /** An error, because programs cannot catch one. */
  public static final class Exceeded extends Error {
    Exceeded() {
      super("The program runs too long.", null, false, false);
    }
  }
}
