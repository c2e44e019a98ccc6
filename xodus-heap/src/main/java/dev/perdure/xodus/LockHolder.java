package dev.perdure.xodus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Who holds a heap, for people to read: four lines of text. Immutable.
 *
 * @param pid the process
 * @param command what it is, such as "perdure shell"
 * @param since when it took the lock
 * @param host the machine it runs on
 */
record LockHolder(long pid, String command, String since, String host) {

  static LockHolder current(String command) {
    return new LockHolder(
        ProcessHandle.current().pid(), command.replaceAll("\\s+", " "), now(), hostName());
  }

  /** Not in the time zone of the machine: at a short start, loading the zones would be felt. */
  private static String now() {
    return LocalDateTime.now(ZoneOffset.UTC)
            .truncatedTo(ChronoUnit.MINUTES)
            .toString()
            .replace('T', ' ')
        + " UTC";
  }

  /** As the system has it: asking the network for it could wait for a name server. */
  private static String hostName() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    } catch (IOException e) {
      String name = System.getenv().getOrDefault("COMPUTERNAME", System.getenv("HOSTNAME"));
      return name == null || name.isBlank() ? "an unnamed host" : name;
    }
  }

  String encode() {
    return pid + "\n" + command + "\n" + since + "\n" + host + "\n";
  }

  /** Describes the holder that a file names, as well as it can. */
  static String describe(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      if (lines.size() == 4) {
        return "process "
            + lines.get(0)
            + " ("
            + lines.get(1)
            + ", since "
            + lines.get(2)
            + " on host "
            + lines.get(3)
            + ")";
      }
    } catch (IOException beingWritten) {
      // The holder has the lock, and has not said yet who it is.
    }
    return "another process";
  }
}
