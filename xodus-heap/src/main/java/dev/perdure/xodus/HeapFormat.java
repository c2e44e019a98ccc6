package dev.perdure.xodus;

import dev.perdure.runtime.store.HeapVersionException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * The file that makes a directory a heap: lines of text, the first two of which no version of the
 * format will change, the last of which is a checksum of the others. Immutable.
 *
 * @param heap the heap's identity
 * @param created when it was made
 * @param writer the version of Perdure that made it
 * @param logFileBytes how many bytes of the log a file takes
 * @param isReady false while the heap is being made: nothing in it was ever promised to anybody
 */
record HeapFormat(UUID heap, Instant created, String writer, int logFileBytes, boolean isReady) {

  static final String FILE_NAME = "perdure-heap";

  /** The newest version that this code reads, and the one that it writes. */
  static final int VERSION = 1;

  private static final String TITLE = "Perdure heap";

  LogLayout layout() {
    return new LogLayout(logFileBytes, heap);
  }

  HeapFormat ready() {
    return new HeapFormat(heap, created, writer, logFileBytes, true);
  }

  void write(Path directory) throws IOException {
    String text =
        TITLE
            + "\nformat="
            + VERSION
            + "\nheap="
            + heap
            + "\ncreated="
            + created
            + "\nwriter="
            + writer
            + "\nlog-file-bytes="
            + logFileBytes
            + "\nstate="
            + (isReady ? "ready" : "creating")
            + "\n";
    String whole = text + "checksum=" + checksum(text) + "\n";
    DurableFiles.replace(directory.resolve(FILE_NAME), whole.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads the file.
   *
   * @throws HeapVersionException if the heap is of a version that this code does not know
   * @throws dev.perdure.runtime.store.HeapDamagedException if the file is not what was written
   */
  static HeapFormat read(Path directory) throws IOException {
    Path file = directory.resolve(FILE_NAME);
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    requireVersion(directory, file, text);
    int checksumLine = text.lastIndexOf("checksum=");
    if (checksumLine < 0
        || !text.substring(checksumLine)
            .equals("checksum=" + checksum(text.substring(0, checksumLine)) + "\n")) {
      throw Damage.inFile(file, "its checksum is wrong");
    }
    return parse(file, text);
  }

  private static void requireVersion(Path directory, Path file, String text) {
    if (!text.startsWith(TITLE + "\nformat=")) {
      throw Damage.inFile(file, "it does not begin as the description of a heap does");
    }
    int begin = TITLE.length() + 8;
    int end = text.indexOf('\n', begin);
    int version;
    try {
      version = Integer.parseInt(text.substring(begin, Math.max(begin, end)));
    } catch (NumberFormatException e) {
      throw Damage.inFile(file, "its format version is no number");
    }
    if (version > VERSION) {
      throw new HeapVersionException(
          "The heap \""
              + directory
              + "\" has format "
              + version
              + ", and this version of Perdure reads formats up to "
              + VERSION
              + ". Use the version of Perdure that wrote it, or a later one. Nothing was changed.");
    }
    if (version < 1) {
      throw Damage.inFile(file, "there is no format " + version);
    }
  }

  private static HeapFormat parse(Path file, String text) {
    Map<String, String> fields = new HashMap<>();
    for (String line : text.split("\n")) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        fields.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    try {
      HeapFormat format =
          new HeapFormat(
              UUID.fromString(fields.getOrDefault("heap", "")),
              Instant.parse(fields.getOrDefault("created", "")),
              fields.getOrDefault("writer", ""),
              Integer.parseInt(fields.getOrDefault("log-file-bytes", "")),
              "ready".equals(fields.get("state")));
      format.layout();
      return format;
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw Damage.inFile(file, "one of its fields cannot be read");
    }
  }

  private static String checksum(String text) {
    CRC32C checksum = new CRC32C();
    checksum.update(text.getBytes(StandardCharsets.UTF_8));
    return String.format("%08x", checksum.getValue());
  }
}
