package dev.perdure.runtime.heap;

import org.jspecify.annotations.Nullable;

/**
 * What is kept in a {@link PagedTable}: which key an entry has, and how it is written. Confined to
 * the turn thread.
 */
abstract class EntryForm<E> {

  /** The key of an entry, as programs mean it. */
  abstract @Nullable Object key(E entry);

  /** Whether two keys are one. */
  abstract boolean isSameKey(@Nullable Object one, @Nullable Object other);

  /** Writes an entry: its key, and what else it has. */
  abstract void write(RecordWriter out, E entry, ValueEncoder keys, ValueEncoder values);

  /** Reads what was written. */
  abstract E read(RecordReader in);
}
