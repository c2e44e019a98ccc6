package dev.perdure.runtime.store;

import org.jspecify.annotations.Nullable;

/** The heap was written by a version of Perdure that this one cannot read. */
public final class HeapVersionException extends HeapStoreException {

  /** Makes the exception with a message for the user. */
  public HeapVersionException(String message) {
    this(message, null);
  }

  /** Makes the exception with a message for the user and what lies below it. */
  public HeapVersionException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
