package dev.perdure.conformance.suite;

import org.jspecify.annotations.Nullable;

/** The suite is not there, or not what it should be. */
public final class SuiteException extends RuntimeException {

  /** Says what is wrong with which file. */
  public SuiteException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
