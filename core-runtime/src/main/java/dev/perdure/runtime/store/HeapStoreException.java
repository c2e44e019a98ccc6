package dev.perdure.runtime.store;

import org.jspecify.annotations.Nullable;

/** A heap cannot be opened, read or written; the message says what to do. */
public abstract sealed class HeapStoreException extends RuntimeException
    permits HeapLockedException, HeapDamagedException, HeapVersionException, StoreFailedException {

  HeapStoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
