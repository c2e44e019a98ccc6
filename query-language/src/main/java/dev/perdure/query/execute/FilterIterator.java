package dev.perdure.query.execute;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The objects for which a condition holds, found one at a time.
 *
 * <p>Confined to the thread that pulls the results.
 */
final class FilterIterator implements Iterator<@Nullable Object> {

  private final Iterator<@Nullable Object> input;
  private final Condition condition;
  private final Execution execution;
  private @Nullable Object next;
  private boolean hasFound;

  FilterIterator(Iterator<@Nullable Object> input, Condition condition, Execution execution) {
    this.input = input;
    this.condition = condition;
    this.execution = execution;
  }

  @Override
  public boolean hasNext() {
    while (!hasFound && input.hasNext()) {
      next = input.next();
      hasFound = condition.holds(next, execution);
    }
    return hasFound;
  }

  @Override
  public @Nullable Object next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    hasFound = false;
    return next;
  }
}
