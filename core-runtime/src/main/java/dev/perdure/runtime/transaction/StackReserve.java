package dev.perdure.runtime.transaction;

/**
 * Makes sure that there is room on Java's stack. A savepoint that runs out of it half-way would
 * leave the heap in between; if there is too little, it is better to find out before. Stateless.
 */
final class StackReserve {

  /** Calls that take about 64 KiB, several times what a savepoint was seen to need. */
  private static final int CALLS = 250;

  private StackReserve() {}

  /**
   * Throws if there is too little room.
   *
   * @throws StackOverflowError if so
   */
  static void require() {
    if (take(CALLS, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20) < 0) {
      throw new AssertionError("A sum of numbers that are not negative.");
    }
  }

  /** Each argument that finds no register takes eight bytes of the stack. */
  @SuppressWarnings("TooManyParameters")
  private static long take(
      int calls,
      long a,
      long b,
      long c,
      long d,
      long e,
      long f,
      long g,
      long h,
      long i,
      long j,
      long k,
      long l,
      long m,
      long n,
      long o,
      long p,
      long q,
      long r,
      long s,
      long t) {
    return calls == 0
        ? t
        : (a & b)
            + (t ^ take(calls - 1, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, a));
  }
}
