package dev.perdure.xodus;

/**
 * How a heap is opened. Immutable.
 *
 * @param command what this process is, such as "perdure shell": shown to whom finds the heap locked
 * @param cachePercent the share of the Java heap that the store may use as a cache, 5 to 95
 * @param logFileBytes how many bytes of the log a file takes, for a heap that is made; no value of
 *     an entry may be larger than about half of it
 * @param isCleanerOn whether space that is no longer used is reclaimed in the background
 */
public record XodusHeapOptions(
    String command, int cachePercent, int logFileBytes, boolean isCleanerOn) {

  /** Checks the values. */
  public XodusHeapOptions {
    if (cachePercent < 5 || cachePercent > 95) {
      throw new IllegalArgumentException(
          "The cache cannot have " + cachePercent + " percent of the Java heap. Use 5 to 95.");
    }
    LogLayout.requireFileBytes(logFileBytes);
  }

  /** What suits a runtime: a quarter of the Java heap as cache, files of 8 MiB, the cleaner on. */
  public static XodusHeapOptions defaults() {
    String[] javaCommand = System.getProperty("sun.java.command", "java").split(" ", 2);
    return new XodusHeapOptions(javaCommand[0], 25, 8 * 1024 * 1024, true);
  }

  /** The same with another description of the process. */
  public XodusHeapOptions withCommand(String newCommand) {
    return new XodusHeapOptions(newCommand, cachePercent, logFileBytes, isCleanerOn);
  }

  /** The same with another share of the Java heap. */
  public XodusHeapOptions withCachePercent(int percent) {
    return new XodusHeapOptions(command, percent, logFileBytes, isCleanerOn);
  }

  /** The same with another size of the log's files. */
  public XodusHeapOptions withLogFileBytes(int bytes) {
    return new XodusHeapOptions(command, cachePercent, bytes, isCleanerOn);
  }

  /** The same with the cleaner on or off. */
  public XodusHeapOptions withCleaner(boolean isOn) {
    return new XodusHeapOptions(command, cachePercent, logFileBytes, isOn);
  }
}
