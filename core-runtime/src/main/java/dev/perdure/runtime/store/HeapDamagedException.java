package dev.perdure.runtime.store;

import org.jspecify.annotations.Nullable;

/** The heap's files are damaged: something that was durable is missing or was changed. */
public final class HeapDamagedException extends HeapStoreException {

  /** Makes the exception with a message for the user. */
  public HeapDamagedException(String message) {
    this(message, null);
  }

  /** Makes the exception with a message for the user and what lies below it. */
  public HeapDamagedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
