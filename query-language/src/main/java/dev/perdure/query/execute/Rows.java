package dev.perdure.query.execute;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * A compiled operator: gives its objects anew for each run.
 *
 * <p>Immutable; all state of a run is in the iterator and the execution.
 */
public interface Rows {

  /** Starts a run. Nothing is read before the first result is asked for. */
  Iterator<@Nullable Object> open(Execution execution);
}
