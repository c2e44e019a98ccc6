package dev.perdure.query.execute;

import org.jspecify.annotations.Nullable;

/**
 * A compiled condition: holds for an object or not. There is no third value.
 *
 * <p>Immutable; all state of a run is in the execution.
 */
interface Condition {

  boolean holds(@Nullable Object object, Execution execution);
}
