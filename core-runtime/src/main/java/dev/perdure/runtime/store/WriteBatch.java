package dev.perdure.runtime.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one turn writes. A store applies it whole or not at all.
 *
 * <p>Filled by one thread, then handed over and not changed any more. Keys and values belong to the
 * batch once added: do not modify the arrays.
 */
public final class WriteBatch {

  /** One change: a null value deletes the key. */
  public record Entry(StoreTable table, byte[] key, byte @Nullable [] value) {}

  private final long sequence;
  private final List<Entry> entries = new ArrayList<>();
  private long sizeBytes;

  /**
   * Makes an empty batch.
   *
   * @param sequence the turn's number in the heap: the predecessor's plus one; the first is 1
   */
  public WriteBatch(long sequence) {
    this.sequence = sequence;
  }

  /**
   * Checks that batches continue a heap's sequence without a gap. For implementations of {@link
   * HeapStore#commit}.
   *
   * @param lastSequence the sequence number of the last durable batch
   * @throws IllegalArgumentException if they do not
   */
  public static void requireConsecutive(long lastSequence, List<WriteBatch> batches) {
    long expected = lastSequence + 1;
    for (WriteBatch batch : batches) {
      if (batch.sequence != expected) {
        throw new IllegalArgumentException(
            "The batch of turn "
                + batch.sequence
                + " was handed to the store when turn "
                + expected
                + " was due.");
      }
      expected++;
    }
  }

  /** The turn's number in the heap. */
  public long sequence() {
    return sequence;
  }

  /** Sets the value of a key. */
  public void put(StoreTable table, byte[] key, byte[] value) {
    entries.add(new Entry(table, key, value));
    sizeBytes += key.length + value.length;
  }

  /** Removes a key; removing an absent key is no error. */
  public void delete(StoreTable table, byte[] key) {
    entries.add(new Entry(table, key, null));
    sizeBytes += key.length;
  }

  /** The changes in the order in which they were made; of two for one key the later counts. */
  public List<Entry> entries() {
    return Collections.unmodifiableList(entries);
  }

  /** Whether nothing was added. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** The bytes of all keys and values. */
  public long sizeBytes() {
    return sizeBytes;
  }
}
