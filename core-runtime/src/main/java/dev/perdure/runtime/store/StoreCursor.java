package dev.perdure.runtime.store;

/**
 * A walk over a range of a store's table. Confined to one thread.
 *
 * <pre>{@code
 * try (StoreCursor cursor = store.scan(EXTENTS, from, to, false)) {
 *   while (cursor.next()) {
 *     use(cursor.key(), cursor.value());
 *   }
 * }
 * }</pre>
 */
public interface StoreCursor extends AutoCloseable {

  /** Moves to the next entry; false after the last one. */
  boolean next();

  /** The current entry's key. */
  byte[] key();

  /** The current entry's value. */
  byte[] value();

  @Override
  void close();
}
