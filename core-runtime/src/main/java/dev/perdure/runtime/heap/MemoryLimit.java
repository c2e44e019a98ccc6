package dev.perdure.runtime.heap;

/**
 * How much of a heap may be in memory. Immutable.
 *
 * @param bytes what clean objects may take; those beyond become ghosts
 * @param evictsAlways whether everything that can be evicted is, at each safe point, whatever it
 *     takes: for tests, which must never see a difference
 */
public record MemoryLimit(long bytes, boolean evictsAlways) {

  /** The system property that evicts always, with the value "always". */
  public static final String EVICT_PROPERTY = "perdure.evict";

  /** Less than that, and the objects of a simple turn would push each other out. */
  public static final long LEAST_BYTES = 1 << 20;

  /** The store has a cache, and the rest of the process works on what is left. */
  private static final double DEFAULT_SHARE = 0.4;

  /** Checks the size. */
  public MemoryLimit {
    if (bytes < LEAST_BYTES) {
      throw new IllegalArgumentException(
          "The objects of a heap cannot be held in " + bytes + " bytes of memory.");
    }
  }

  /** A share of what Java may use. */
  public static MemoryLimit defaults() {
    return ofBytes(
        Math.max(LEAST_BYTES, (long) (DEFAULT_SHARE * Runtime.getRuntime().maxMemory())));
  }

  /** Evicts what goes beyond a number of bytes. */
  public static MemoryLimit ofBytes(long bytes) {
    return new MemoryLimit(bytes, "always".equals(System.getProperty(EVICT_PROPERTY)));
  }

  /** The same, but evicts everything at each safe point. */
  public MemoryLimit evictingAlways() {
    return new MemoryLimit(bytes, true);
  }
}
