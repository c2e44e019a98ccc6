package dev.perdure.runtime.engine;

/** A turn runs for longer than it may. No program can catch it. */
public final class InstructionLimitError extends Error {
  private static final long serialVersionUID = 1L;

  InstructionLimitError(long most) {
    super(
        "RangeError: The turn has run more than the "
            + most
            + " instructions that one turn may. Do the work in several turns, or allow more"
            + " (--instructions)");
  }
}
