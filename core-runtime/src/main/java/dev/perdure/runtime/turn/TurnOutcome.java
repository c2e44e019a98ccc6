package dev.perdure.runtime.turn;

import org.jspecify.annotations.Nullable;

/** How a turn ended. Immutable. */
public sealed interface TurnOutcome {

  /**
   * The turn is durable and its outputs have left.
   *
   * @param display the value of the evaluated source as a shell shows it, or null for undefined
   */
  record Completed(@Nullable String display) implements TurnOutcome {}

  /**
   * The turn was undone: heap, timers and outputs are as they were before it.
   *
   * @param report what a user sees: file, line, message, source line and JavaScript stack
   * @param cause what the engine or the runtime threw, for tools; null if that is not known
   */
  record Aborted(String report, @Nullable Throwable cause) implements TurnOutcome {

    /** A turn of which only the report is known. */
    public Aborted(String report) {
      this(report, null);
    }
  }
}
