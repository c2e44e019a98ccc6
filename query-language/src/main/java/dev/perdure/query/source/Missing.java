package dev.perdure.query.source;

/**
 * The value of a property that is not there at all, as distinct from one that holds null.
 *
 * <p>Immutable.
 */
public enum Missing {
  MISSING;

  @Override
  public String toString() {
    return "missing";
  }
}
