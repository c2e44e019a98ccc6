package dev.perdure.conformance;

import java.util.function.IntConsumer;

/** Says now and then how far a run is. Confined to one thread. */
final class Progress implements IntConsumer {

  private static final long EVERY_NANOS = 10_000_000_000L;

  private final int files;
  private final long start = System.nanoTime();
  private long said = start;

  Progress(int files) {
    this.files = files;
  }

  @Override
  public void accept(int done) {
    long now = System.nanoTime();
    if (now - said >= EVERY_NANOS) {
      said = now;
      System.err.printf("%d of %d files, %d s%n", done, files, (now - start) / 1_000_000_000L);
    }
  }
}
