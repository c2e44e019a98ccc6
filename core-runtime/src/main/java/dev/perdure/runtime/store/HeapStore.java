package dev.perdure.runtime.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A durable, ordered store for one heap.
 *
 * <p>The turn thread reads while the committer thread writes; an implementation is safe for that:
 * {@link #get} and {@link #scan} may run concurrently with {@link #commit}, and see each batch
 * whole or not at all. {@link #commit} is called by one thread at a time.
 *
 * <p>Only one process may have a heap open: opening one that is held elsewhere throws {@link
 * HeapLockedException}, a damaged one {@link HeapDamagedException}, one that was written by a newer
 * version {@link HeapVersionException}; each leaves the files untouched.
 *
 * <p>Keys may be empty, and so may values; a value of 1 MiB is not too large for any
 * implementation. The arrays that a store returns are the caller's own. A closed store throws
 * {@link IllegalStateException} from everything but {@link #describe} and {@link #close}, and so do
 * its cursors.
 */
public interface HeapStore extends AutoCloseable {

  /** The value of a key, or null if there is none. */
  byte @Nullable [] get(StoreTable table, byte[] key);

  /**
   * The entries of a range, in unsigned byte order of their keys.
   *
   * @param from the first key of the range, inclusive
   * @param to the end of the range, exclusive; null for the end of the table
   * @param descending whether to run from the end of the range to its start
   * @return a cursor over one consistent state of the table; close it
   */
  StoreCursor scan(StoreTable table, byte[] from, byte @Nullable [] to, boolean descending);

  /**
   * Makes the batches durable, all of them or none, in one store transaction and one fsync.
   *
   * <p>The first batch's sequence number must be {@link #lastSequence()} plus one, and each further
   * one its predecessor's plus one. An empty list is no error and does nothing.
   *
   * @throws IllegalArgumentException if the sequence numbers are others; nothing was written and
   *     the store stays usable
   * @throws StoreFailedException if the batches could not be made durable; the store must not be
   *     used any more
   */
  void commit(List<WriteBatch> batches);

  /** The sequence number of the last durable batch; 0 in a new heap. */
  long lastSequence();

  /** A name for messages, such as the heap's directory. */
  String describe();

  /** Releases the heap. What was committed stays. Closing twice is no error. */
  @Override
  void close();
}
