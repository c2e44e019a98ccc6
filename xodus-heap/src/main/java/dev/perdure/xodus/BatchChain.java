package dev.perdure.xodus;

import dev.perdure.runtime.store.WriteBatch;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import jetbrains.exodus.ArrayByteIterable;
import jetbrains.exodus.ByteIterable;
import jetbrains.exodus.env.Store;
import jetbrains.exodus.env.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * The chain of batches: each is written with a checksum of its entries and a checksum that
 * continues its predecessor's, in the transaction of the batch itself.
 *
 * <p>In the Xodus store {@code chain}: key 0, the head: sequence 8, chain 8. Keys 1 and a byte, the
 * ring of the last 256 headers, by the sequence's lowest byte: sequence 8, entry count 4, entries
 * checksum 8, predecessor's chain 8, chain 8. All big-endian.
 *
 * <p>Thread-safe: no state.
 */
final class BatchChain {

  static final int RING_SIZE = 256;

  private static final ByteIterable HEAD_KEY = new ArrayByteIterable(new byte[] {0});

  private BatchChain() {}

  /** The last batch of a heap; sequence 0 stands for the heap before the first. */
  record Head(long sequence, long chain) {}

  /** What the ring keeps of a batch. */
  record Header(
      long sequence, int entryCount, long entriesChecksum, long previousChain, long chain) {

    static Header of(WriteBatch batch, long previousChain) {
      long entries = checksumOf(batch);
      int count = batch.entries().size();
      return new Header(
          batch.sequence(),
          count,
          entries,
          previousChain,
          link(batch.sequence(), count, entries, previousChain));
    }

    static @Nullable Header decode(@Nullable ByteIterable value) {
      if (value == null || value.getLength() != 36) {
        return null;
      }
      ByteBuffer in = ByteBuffer.wrap(value.getBytesUnsafe(), 0, 36);
      return new Header(in.getLong(), in.getInt(), in.getLong(), in.getLong(), in.getLong());
    }

    ByteIterable encode() {
      return new ArrayByteIterable(
          ByteBuffer.allocate(36)
              .putLong(sequence)
              .putInt(entryCount)
              .putLong(entriesChecksum)
              .putLong(previousChain)
              .putLong(chain)
              .array());
    }

    boolean isConsistent() {
      return chain == link(sequence, entryCount, entriesChecksum, previousChain);
    }

    private static long link(long sequence, int count, long entries, long previousChain) {
      return checksum(
          ByteBuffer.allocate(28)
              .putLong(previousChain)
              .putLong(sequence)
              .putInt(count)
              .putLong(entries)
              .array());
    }
  }

  /** The head of a heap that has no batch yet. */
  static Head genesis(UUID heap) {
    return new Head(
        0,
        checksum(
            ByteBuffer.allocate(16)
                .putLong(heap.getMostSignificantBits())
                .putLong(heap.getLeastSignificantBits())
                .array()));
  }

  static void append(Store store, Transaction transaction, Header header) {
    store.put(transaction, ringKey(header.sequence()), header.encode());
  }

  static void writeHead(Store store, Transaction transaction, Head head) {
    byte[] value = ByteBuffer.allocate(16).putLong(head.sequence()).putLong(head.chain()).array();
    store.put(transaction, HEAD_KEY, new ArrayByteIterable(value));
  }

  /** Reads the head; null if it is not there or not one. */
  static @Nullable Head readHead(Store store, Transaction transaction) {
    ByteIterable value = store.get(transaction, HEAD_KEY);
    if (value == null || value.getLength() != 16) {
      return null;
    }
    ByteBuffer in = ByteBuffer.wrap(value.getBytesUnsafe(), 0, 16);
    return new Head(in.getLong(), in.getLong());
  }

  /** Reads the header of one of the last batches; null if it is not there or not that one. */
  static @Nullable Header readHeader(Store store, Transaction transaction, long sequence) {
    Header header = Header.decode(store.get(transaction, ringKey(sequence)));
    return header == null || header.sequence() != sequence ? null : header;
  }

  /**
   * Follows the ring from the head back.
   *
   * @return what is wrong, for a message; null if nothing is
   */
  static @Nullable String verify(Store store, Transaction transaction, Head head, UUID heap) {
    long chain = head.chain();
    long oldest = Math.max(1, head.sequence() - RING_SIZE + 1);
    for (long sequence = head.sequence(); sequence >= oldest; sequence--) {
      Header header = readHeader(store, transaction, sequence);
      if (header == null) {
        return "the header of turn " + sequence + " is missing";
      }
      if (header.chain() != chain || !header.isConsistent()) {
        return "the header of turn " + sequence + " does not match the turn after it";
      }
      chain = header.previousChain();
    }
    boolean reachesGenesis = oldest == 1;
    return reachesGenesis && chain != genesis(heap).chain()
        ? "the chain of turns does not begin where this heap began"
        : null;
  }

  private static ByteIterable ringKey(long sequence) {
    return new ArrayByteIterable(new byte[] {1, (byte) sequence});
  }

  private static long checksumOf(WriteBatch batch) {
    CRC32C first = new CRC32C();
    CRC32 second = new CRC32();
    for (WriteBatch.Entry entry : batch.entries()) {
      byte[] value = entry.value();
      byte[] lengths =
          ByteBuffer.allocate(12)
              .putInt(entry.table().number())
              .putInt(entry.key().length)
              .putInt(value == null ? -1 : value.length)
              .array();
      first.update(lengths);
      second.update(lengths);
      first.update(entry.key());
      second.update(entry.key());
      if (value != null) {
        first.update(value);
        second.update(value);
      }
    }
    return first.getValue() << 32 | second.getValue();
  }

  /** Two polynomials side by side: a damage that one of them does not see, the other does. */
  private static long checksum(byte[] bytes) {
    CRC32C first = new CRC32C();
    CRC32 second = new CRC32();
    first.update(bytes);
    second.update(bytes);
    return first.getValue() << 32 | second.getValue();
  }
}
