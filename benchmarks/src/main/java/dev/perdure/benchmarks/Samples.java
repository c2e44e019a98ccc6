package dev.perdure.benchmarks;

import java.util.Arrays;

/** Measured values of one thing. Confined to one thread. */
final class Samples {
  private long[] values = new long[64];
  private int size;

  void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The value that half of the samples do not exceed. */
  double median() {
    return percentile(50);
  }

  /** The value that this part of the samples does not exceed. */
  double percentile(int percent) {
    long[] sorted = Arrays.copyOf(values, size);
    Arrays.sort(sorted);
    return sorted[Math.min(size - 1, size * percent / 100)];
  }
}
