package dev.perdure.xodus;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A witness beside the log: how far the heap had got when this was last written. A log that ends
 * earlier has lost something, which the log alone could not know.
 *
 * <p>Written after each commit without an fsync: after a power cut it may lag behind the log, but
 * it never leads, because the log was synced first. After the death of the process alone it is
 * exact. There are two slots, written in turns, so that a torn write leaves the other.
 *
 * <p>A slot on disk, big-endian: magic 8, version 4, unused 4, heap id 16, write counter 8,
 * sequence 8, chain 8, log address 8, checksum 4. The slots are at 0 and 4096.
 *
 * <p>Confined to one thread at a time.
 */
final class HighWater implements AutoCloseable {

  private static final long MAGIC = 0x5065724877617465L; // "PerHwate"
  private static final int VERSION = 1;
  private static final int SLOT_DISTANCE = 4096;
  private static final int SLOT_BYTES = 68;

  /**
   * What the witness says.
   *
   * @param sequence the last durable batch
   * @param chain its chain checksum
   * @param logAddress where the log ended then
   */
  record Mark(long sequence, long chain, long logAddress) {}

  private record Slot(long counter, Mark mark) {}

  private final RandomAccessFile file;
  private final UUID heap;
  private long counter;

  private HighWater(RandomAccessFile file, UUID heap, long counter) {
    this.file = file;
    this.heap = heap;
    this.counter = counter;
  }

  /** Reads the newest mark; null if the file has none that is whole, or does not exist. */
  static @Nullable Mark read(Path path, UUID heap) throws IOException {
    Slot newest = newest(path, heap);
    return newest == null ? null : newest.mark();
  }

  private static @Nullable Slot newest(Path path, UUID heap) throws IOException {
    if (!Files.exists(path)) {
      return null;
    }
    byte[] bytes = Files.readAllBytes(path);
    Slot first = decode(bytes, 0, heap);
    Slot second = decode(bytes, SLOT_DISTANCE, heap);
    if (first == null || second == null) {
      return first == null ? second : first;
    }
    return first.counter > second.counter ? first : second;
  }

  private static @Nullable Slot decode(byte[] bytes, int offset, UUID heap) {
    if (bytes.length < offset + SLOT_BYTES) {
      return null;
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, offset, SLOT_BYTES);
    boolean whole =
        checksum(bytes, offset) == in.getInt(offset + SLOT_BYTES - 4)
            && in.getLong() == MAGIC
            && in.getInt() == VERSION
            && in.getInt() == 0
            && in.getLong() == heap.getMostSignificantBits()
            && in.getLong() == heap.getLeastSignificantBits();
    return whole
        ? new Slot(in.getLong(), new Mark(in.getLong(), in.getLong(), in.getLong()))
        : null;
  }

  private static int checksum(byte[] bytes, int offset) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, offset, SLOT_BYTES - 4);
    return (int) checksum.getValue();
  }

  /** Opens the file for writing, and makes it if there is none. */
  static HighWater open(Path path, UUID heap) throws IOException {
    Slot newest = newest(path, heap);
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    return new HighWater(file, heap, newest == null ? 0 : newest.counter());
  }

  /** Notes a mark, in the older of the two slots. */
  void write(Mark mark) throws IOException {
    counter++;
    ByteBuffer slot =
        ByteBuffer.allocate(SLOT_BYTES)
            .putLong(MAGIC)
            .putInt(VERSION)
            .putInt(0)
            .putLong(heap.getMostSignificantBits())
            .putLong(heap.getLeastSignificantBits())
            .putLong(counter)
            .putLong(mark.sequence())
            .putLong(mark.chain())
            .putLong(mark.logAddress());
    slot.putInt(checksum(slot.array(), 0));
    file.seek(counter % 2 * SLOT_DISTANCE);
    file.write(slot.array());
  }

  void sync() throws IOException {
    file.getFD().sync();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
