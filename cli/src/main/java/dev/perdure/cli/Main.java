package dev.perdure.cli;

import dev.perdure.cli.session.RuntimeSessionOpener;

/** The entry point of the {@code perdure} command. */
public final class Main {

  private Main() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    StandardStreams streams = StandardStreams.ofProcess();
    int exitCode = new PerdureCommandLine(new RuntimeSessionOpener(), streams).run(arguments);
    streams.out().flush();
    // A thread that still reads the standard input must not keep the process.
    System.exit(exitCode);
  }
}
