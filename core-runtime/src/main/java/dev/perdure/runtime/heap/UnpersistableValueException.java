package dev.perdure.runtime.heap;

/**
 * A value that is reachable at the end of a turn cannot be stored. The turn aborts with a TypeError
 * of this message, which names the value's path from the root.
 */
public final class UnpersistableValueException extends RuntimeException {

  private final String path;
  private final String reason;

  UnpersistableValueException(String path, String reason) {
    super(path + ": " + reason);
    this.path = path;
    this.reason = reason;
  }

  /** Where the value is, such as {@code global.cache.gen}. */
  public String path() {
    return path;
  }

  /** What it is and why it cannot be stored. */
  public String reason() {
    return reason;
  }
}
