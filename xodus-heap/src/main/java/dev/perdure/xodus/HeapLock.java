package dev.perdure.xodus;

import dev.perdure.runtime.store.HeapLockedException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds a heap for this process, from before anything in it is looked at until it is closed.
 *
 * <p>The operating system gives the lock back when the process dies, however it dies. Who holds it
 * is told in a second file, since some systems let nobody read a locked one.
 *
 * <p>Thread-safe.
 */
final class HeapLock implements AutoCloseable {

  static final String LOCK_FILE_NAME = "lock";
  static final String HOLDER_FILE_NAME = "lock-holder";

  /**
   * The heaps that are open in this process. On POSIX systems a process that opens and closes a
   * file anew loses the lock it had on it: a second opening must not get as far as the file.
   */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path identity;
  private final Path holderFile;
  private final RandomAccessFile file;
  private final FileLock lock;

  private HeapLock(Path identity, Path holderFile, RandomAccessFile file, FileLock lock) {
    this.identity = identity;
    this.holderFile = holderFile;
    this.file = file;
    this.lock = lock;
  }

  /**
   * Takes the lock.
   *
   * @param command what this process is, for the message that another one shows
   * @throws HeapLockedException if it is held, here or elsewhere
   */
  static HeapLock acquire(Path directory, String command) throws IOException {
    Path identity = directory.toRealPath();
    if (!HELD_HERE.add(identity)) {
      throw new HeapLockedException(
          "The heap \""
              + directory
              + "\" is in use by this very process. Close it before opening it again.");
    }
    HeapLock lock = null;
    boolean isTold = false;
    try {
      lock = lockFile(directory, identity);
      Files.writeString(lock.holderFile, LockHolder.current(command).encode());
      isTold = true;
      return lock;
    } finally {
      if (lock == null) {
        HELD_HERE.remove(identity);
      } else if (!isTold) {
        lock.close();
      }
    }
  }

  private static HeapLock lockFile(Path directory, Path identity) throws IOException {
    Path holderFile = directory.resolve(HOLDER_FILE_NAME);
    RandomAccessFile file = new RandomAccessFile(directory.resolve(LOCK_FILE_NAME).toFile(), "rw");
    FileLock lock = null;
    try {
      lock = file.getChannel().tryLock();
    } catch (OverlappingFileLockException heldByAnotherClassLoader) {
      // Not locked, then.
    } finally {
      if (lock == null) {
        file.close();
      }
    }
    if (lock == null) {
      throw new HeapLockedException(
          "The heap \""
              + directory
              + "\" is in use by "
              + LockHolder.describe(holderFile)
              + ". Stop that process, or use another heap with --heap.");
    }
    return new HeapLock(identity, holderFile, file, lock);
  }

  @Override
  public void close() throws IOException {
    try {
      Files.deleteIfExists(holderFile);
      lock.release();
    } finally {
      file.close();
      HELD_HERE.remove(identity);
    }
  }
}
