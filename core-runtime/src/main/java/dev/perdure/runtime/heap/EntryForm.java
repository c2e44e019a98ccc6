package dev.perdure.runtime.heap;

import org.jspecify.annotations.Nullable;

/**
 * What is kept in a {@link PagedTable}: which key an entry has, and how it is written. Confined to
 * the turn thread.
 */
abstract class EntryForm<E> {

  /** About what a number or a reference takes. */
  private static final int BYTES_OF_OTHERS = 6;

  /** The key of an entry, as programs mean it. */
  abstract @Nullable Object key(E entry);

  /** Whether two keys are one. */
  abstract boolean isSameKey(@Nullable Object one, @Nullable Object other);

  /** Writes an entry: its key, and what else it has. */
  abstract void write(RecordWriter out, E entry, ValueEncoder keys, ValueEncoder values);

  /** About how many bytes an entry takes, without what long strings in it would take. */
  abstract int estimate(E entry);

  /** As {@link #estimate}, of a key or value. */
  static int estimateOf(@Nullable Object value, int longestString) {
    if (value instanceof CharSequence text) {
      boolean isWide = text.chars().anyMatch(unit -> unit > 255);
      return Math.min(text.length(), longestString) * (isWide ? 2 : 1) + 3;
    }
    return BYTES_OF_OTHERS;
  }

  /** Reads what was written. */
  abstract E read(RecordReader in);
}
