package dev.perdure.runtime.store;

import org.jspecify.annotations.Nullable;

/** Another process has the heap open. */
public final class HeapLockedException extends HeapStoreException {

  /** Makes the exception with a message for the user. */
  public HeapLockedException(String message) {
    this(message, null);
  }

  /** Makes the exception with a message for the user and what lies below it. */
  public HeapLockedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
