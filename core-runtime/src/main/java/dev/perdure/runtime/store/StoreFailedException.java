package dev.perdure.runtime.store;

import org.jspecify.annotations.Nullable;

/** The store could not read or write, for example because the disk is full. */
public final class StoreFailedException extends HeapStoreException {

  /** Makes the exception with a message for the user. */
  public StoreFailedException(String message) {
    this(message, null);
  }

  /** Makes the exception with a message for the user and what lies below it. */
  public StoreFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
