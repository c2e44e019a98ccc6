package dev.perdure.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;

/**
 * The streams of the process, or of a test. Text is UTF-8 whatever the locale: a program must not
 * print other characters under cron than in a terminal.
 *
 * @param whenOutputIsBroken what to do when nobody reads the output any more
 */
record StandardStreams(
    InputStream in, PrintStream out, PrintStream err, Runnable whenOutputIsBroken) {

  StandardStreams(InputStream in, PrintStream out, PrintStream err) {
    this(in, out, err, () -> {});
  }

  /** Writes to the output, and notices if nobody reads it any more. */
  void write(String text) {
    out.print(text);
    if (out.checkError()) {
      whenOutputIsBroken.run();
    }
  }

  static StandardStreams ofProcess() {
    return new StandardStreams(
        System.in,
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8),
        () -> Runtime.getRuntime().halt(ExitCode.BROKEN_PIPE));
  }
}
