package dev.perdure.cli;

import dev.perdure.cli.session.RuntimeSessionOpener;

/** The entry point of the {@code perdure} command. */
public final class Main {

  private Main() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    StandardStreams streams = StandardStreams.ofProcess();
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, failure) -> reportStopped(streams, thread, failure));
    int exitCode = new PerdureCommandLine(new RuntimeSessionOpener(), streams).run(arguments);
    streams.out().flush();
    // A thread that still reads the standard input must not keep the process.
    System.exit(exitCode);
  }

  /** What happens to a thread of the store's when a turn uses up all memory. */
  private static void reportStopped(StandardStreams streams, Thread thread, Throwable failure) {
    streams
        .err()
        .println(
            "The background task \""
                + thread.getName()
                + "\" has stopped ("
                + failure
                + "). Turns are durable as before. Start again when it suits, to have it back.");
  }
}
