package dev.perdure.query.execute;

import org.jspecify.annotations.Nullable;

/**
 * A compiled expression: gives its value for an object.
 *
 * <p>Immutable; all state of a run is in the execution.
 */
interface Evaluator {

  /**
   * Returns the value as it came from the host, or a {@link ManyValues} for a path behind a list.
   */
  @Nullable Object evaluate(@Nullable Object object, Execution execution);
}
