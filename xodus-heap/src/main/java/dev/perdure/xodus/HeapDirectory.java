package dev.perdure.xodus;

import dev.perdure.runtime.store.StoreFailedException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;

/**
 * A heap's directory: what is in it, how it comes to be, and what is not a heap.
 *
 * <pre>
 *   perdure-heap   what this directory is, and its format's version
 *   lock           locked by the process that has the heap open
 *   lock-holder    who that is
 *   high-water     how far the heap had got
 *   log/           the log: files of Xodus with checksums
 * </pre>
 *
 * <p>Immutable.
 *
 * @param path the directory as the user named it
 */
record HeapDirectory(Path path) {

  /** What a crash during the creation can leave before there is a format file. */
  private static final Set<String> NOTHING_YET =
      Set.of(HeapLock.LOCK_FILE_NAME, HeapLock.HOLDER_FILE_NAME, HeapFormat.FILE_NAME + ".new");

  Path log() {
    return path.resolve("log");
  }

  Path highWater() {
    return path.resolve("high-water");
  }

  boolean hasFormatFile() {
    return Files.exists(path.resolve(HeapFormat.FILE_NAME));
  }

  /**
   * Refuses a directory in which there is something else, before anything is written to it.
   *
   * @throws dev.perdure.runtime.store.HeapDamagedException if it was a heap
   */
  void requireHeapOrEmpty() throws IOException {
    if (!Files.exists(path) || hasFormatFile()) {
      return;
    }
    if (!Files.isDirectory(path)) {
      throw new StoreFailedException("\"" + path + "\" is a file, not a heap. Name a directory.");
    }
    if (Files.exists(highWater()) || hasLogFiles(path) || hasLogFiles(log())) {
      throw Damage.inHeap(path, "its file \"" + HeapFormat.FILE_NAME + "\" is missing");
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
      for (Path entry : entries) {
        if (!NOTHING_YET.contains(entry.getFileName().toString())) {
          throw new StoreFailedException(
              "The directory \""
                  + path
                  + "\" is not a heap: it has no file \""
                  + HeapFormat.FILE_NAME
                  + "\", but for example \""
                  + entry.getFileName()
                  + "\". Name a heap, or an empty or new directory to make one. Nothing was"
                  + " changed.");
        }
      }
    }
  }

  private static boolean hasLogFiles(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return false;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.xd")) {
      return files.iterator().hasNext();
    }
  }

  /** Begins a heap: a crash before it is {@linkplain HeapFormat#ready ready} leaves none. */
  HeapFormat beginCreation(int logFileBytes) throws IOException {
    String version = HeapDirectory.class.getPackage().getImplementationVersion();
    HeapFormat format =
        new HeapFormat(
            UUID.randomUUID(),
            Instant.now().truncatedTo(ChronoUnit.SECONDS),
            version == null ? "development" : version,
            logFileBytes,
            false);
    format.layout();
    format.write(path);
    return format;
  }

  /** Removes what an unfinished creation has left, and makes the log's directory. */
  void prepareLog() throws IOException {
    Files.deleteIfExists(highWater());
    DurableFiles.createDirectories(log());
    try (DirectoryStream<Path> files = Files.newDirectoryStream(log(), "*.xd")) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    DurableFiles.syncDirectory(log());
    DurableFiles.syncDirectory(path);
  }

  /** Xodus would take settings from this file, durability included. */
  void requireNoForeignSettings() {
    Path settings = log().resolve("exodus.properties");
    if (Files.exists(settings)) {
      throw new StoreFailedException(
          "The file \""
              + settings
              + "\" would change how the heap is stored. Remove it, and start again.");
    }
  }
}
