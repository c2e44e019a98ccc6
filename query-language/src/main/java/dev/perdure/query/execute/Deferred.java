package dev.perdure.query.execute;

import java.util.Iterator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Results that are not computed before the first is asked for.
 *
 * <p>Confined to the thread that pulls the results.
 */
final class Deferred implements Iterator<@Nullable Object> {

  private final Supplier<Iterator<@Nullable Object>> start;
  private @Nullable Iterator<@Nullable Object> results;

  Deferred(Supplier<Iterator<@Nullable Object>> start) {
    this.start = start;
  }

  private Iterator<@Nullable Object> results() {
    Iterator<@Nullable Object> started = results;
    if (started == null) {
      started = start.get();
      results = started;
    }
    return started;
  }

  @Override
  public boolean hasNext() {
    return results().hasNext();
  }

  @Override
  public @Nullable Object next() {
    return results().next();
  }
}
