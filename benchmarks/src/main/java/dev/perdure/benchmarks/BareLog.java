package dev.perdure.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/**
 * The least that durability can cost: bytes at the end of a file, and an fsync. Confined to one
 * thread.
 */
final class BareLog implements AutoCloseable {

  private final Path file;
  private final FileChannel channel;
  private final Random random = new Random(1);

  BareLog(Path directory) throws IOException {
    file = Files.createTempFile(directory, "bare", ".log");
    channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  /** Appends so many bytes; how long it took. */
  long nanosOfAppend(int bytes, boolean durably) throws IOException {
    byte[] content = new byte[bytes];
    random.nextBytes(content);
    ByteBuffer buffer = ByteBuffer.wrap(content);
    long start = System.nanoTime();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    if (durably) {
      channel.force(false);
    }
    return System.nanoTime() - start;
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.delete(file);
  }
}
