package dev.perdure.conformance.way;

/** How long a program may run. Thread-safe: a watchdog may ask it too. */
public final class TimeLimit {

  private static final long NANOS_PER_MILLI = 1_000_000;

  /** How many instructions of the interpreter lie between two looks at the clock. */
  static final int INSTRUCTIONS = 20_000;

  private final long millis;
  private volatile long deadline;

  /** Sets a limit, and starts. */
  public TimeLimit(long millis) {
    this.millis = millis;
    start();
  }

  /** Starts anew. */
  public void start() {
    deadline = System.nanoTime() + millis * NANOS_PER_MILLI;
  }

  /** How long ago the time was up, in milliseconds; negative while there is some left. */
  public long overdueMillis() {
    return (System.nanoTime() - deadline) / NANOS_PER_MILLI;
  }

  /** Ends the program if its time is up. */
  void check() {
    if (overdueMillis() > 0) {
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
