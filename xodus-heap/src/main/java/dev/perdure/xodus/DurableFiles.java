package dev.perdure.xodus;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Directory entries that survive a power cut.
 *
 * <p>Everything here, as everything in this package that does I/O while a heap is open, is deaf to
 * {@link Thread#interrupt}: an interrupted thread loses a {@link FileChannel} in the middle of a
 * sync, and nobody knows then what is on the disk. Files are {@link RandomAccessFile}s, which do
 * not listen; directories can be synced through a channel only.
 *
 * <p>Thread-safe: no state.
 */
final class DurableFiles {

  private DurableFiles() {}

  /** Makes the creation, removal or renaming of the entries of a directory durable. */
  static void syncDirectory(Path directory) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
          channel.force(true);
          return;
        } catch (ClosedByInterruptException retried) {
          interrupted |= Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Creates a directory and what is missing above it. */
  static void createDirectories(Path directory) throws IOException {
    Path absolute = directory.toAbsolutePath().normalize();
    if (Files.isDirectory(absolute)) {
      return;
    }
    Path parent = absolute.getParent();
    if (parent == null) {
      throw new IOException("There is no directory above \"" + absolute + "\".");
    }
    createDirectories(parent);
    Files.createDirectory(absolute);
    syncDirectory(parent);
  }

  /** Replaces a file's content: after a crash it has the old content or the new. */
  static void replace(Path file, byte[] content) throws IOException {
    Path directory = file.toAbsolutePath().normalize().getParent();
    if (directory == null) {
      throw new IOException("There is no directory above \"" + file + "\".");
    }
    Path fresh = directory.resolve(file.getFileName() + ".new");
    try (RandomAccessFile out = new RandomAccessFile(fresh.toFile(), "rw")) {
      out.setLength(0);
      out.write(content);
      out.getFD().sync();
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    syncDirectory(directory);
  }
}
