package dev.perdure.query.function;

/**
 * A function was given a value that it cannot take. The executor, which knows the place in the
 * text, turns it into a {@link dev.perdure.query.error.QueryError}.
 *
 * <p>Immutable.
 */
public final class UnsuitableValue extends RuntimeException {

  public UnsuitableValue(String message) {
    super(message, null, false, false);
  }

  /** Returns the message, which is never null. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
