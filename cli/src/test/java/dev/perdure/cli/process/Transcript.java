package dev.perdure.cli.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;

/**
 * What a program has written so far, and a way to wait for more of it without sleeping.
 *
 * <p>Thread-safe.
 */
public final class Transcript extends OutputStream {

  private static final long DEADLINE_SECONDS = 60;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int consumed;
  private boolean isEnded;

  @Override
  public synchronized void write(int value) {
    bytes.write(value);
    notifyAll();
  }

  @Override
  public synchronized void write(byte[] buffer, int offset, int length) {
    bytes.write(buffer, offset, length);
    notifyAll();
  }

  /** There will be no more. */
  @Override
  public synchronized void close() {
    isEnded = true;
    notifyAll();
  }

  /**
   * Waits until a text appears behind the one that was waited for before.
   *
   * @return what came between the two
   * @throws AssertionError if it does not come within a minute, or cannot come any more
   */
  public synchronized String await(String expected) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
    while (true) {
      String text = text();
      int found = text.indexOf(expected, consumed);
      if (found >= 0) {
        String between = text.substring(consumed, found);
        consumed = found + expected.length();
        return between;
      }
      long leftMillis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (isEnded || leftMillis <= 0) {
        throw new AssertionError(
            (isEnded ? "The output ended" : "A minute passed")
                + " without \""
                + expected
                + "\" behind \""
                + text.substring(0, consumed)
                + "\". There is: \""
                + text.substring(consumed)
                + "\".");
      }
      wait(leftMillis);
    }
  }

  /** Waits until there is no more to come; all of the text. */
  synchronized String awaitEnd() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
    while (!isEnded) {
      long leftMillis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (leftMillis <= 0) {
        throw new AssertionError("A minute passed and the output goes on: \"" + text() + "\".");
      }
      wait(leftMillis);
    }
    return text();
  }

  /** All of it, so far. */
  public synchronized String text() {
    return bytes.toString(UTF_8);
  }
}
