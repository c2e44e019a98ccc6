package dev.perdure.query.execute;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out the first objects and stops after so many, without asking for one more.
 *
 * <p>Confined to the thread that pulls the results.
 */
final class PageIterator implements Iterator<@Nullable Object> {

  private final Iterator<@Nullable Object> input;
  private long toSkip;
  private long left;

  PageIterator(Iterator<@Nullable Object> input, long offset, long limit) {
    this.input = input;
    this.toSkip = offset;
    this.left = limit;
  }

  @Override
  public boolean hasNext() {
    if (left <= 0) {
      return false;
    }
    while (toSkip > 0 && input.hasNext()) {
      input.next();
      toSkip--;
    }
    return input.hasNext();
  }

  @Override
  public @Nullable Object next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    left--;
    return input.next();
  }
}
