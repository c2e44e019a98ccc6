package dev.perdure.query.execute;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Makes a result of each object.
 *
 * <p>Confined to the thread that pulls the results.
 */
final class MapIterator implements Iterator<@Nullable Object> {

  private final Iterator<@Nullable Object> input;
  private final Mapping mapping;

  /** Makes a result of an object. */
  interface Mapping {
    @Nullable Object apply(@Nullable Object object);
  }

  MapIterator(Iterator<@Nullable Object> input, Mapping mapping) {
    this.input = input;
    this.mapping = mapping;
  }

  @Override
  public boolean hasNext() {
    return input.hasNext();
  }

  @Override
  public @Nullable Object next() {
    return mapping.apply(input.next());
  }
}
