package dev.perdure.runtime.extension;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an extension remembers of objects while a turn runs: no part of the heap, never stored, and
 * forgotten when the turn ends. What was set in a block of {@code transaction} that is undone is
 * forgotten then, and what had been set before the block is there again.
 *
 * <p>Confined to the turn thread.
 */
public interface TurnMemory {

  /** The value that was set last for an object; null if there is none. */
  @Nullable Object get(Object object);

  /** Sets the value for an object. */
  void set(Object object, Object value);

  /** Forgets the value for an object. */
  void remove(Object object);

  /** The objects that have a value, in the order in which they got their first. */
  List<Object> objects();
}
