package dev.perdure.runtime.turn;

/** The time by which timers are due. Replaced in tests. */
public interface TurnClock {

  /** Milliseconds since 1970-01-01T00:00:00Z. */
  long millis();

  /** Returns when it is this time, or earlier. */
  void waitUntil(long millis);

  /** The system's clock. */
  static TurnClock system() {
    return new TurnClock() {
      @Override
      public long millis() {
        return System.currentTimeMillis();
      }

      @Override
      public void waitUntil(long millis) {
        long left = millis - System.currentTimeMillis();
        if (left > 0) {
          try {
            Thread.sleep(left);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        }
      }
    };
  }
}
