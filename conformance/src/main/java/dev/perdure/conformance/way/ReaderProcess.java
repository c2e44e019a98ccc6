package dev.perdure.conformance.way;

import dev.perdure.conformance.suite.TestCase;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Another Java virtual machine, which goes on with tests that were begun in this one. It has seen
 * nothing of them but the heap on the disk. Thread-safe: one test at a time.
 */
final class ReaderProcess implements AutoCloseable {

  /** After so many tests there is a fresh one. */
  private static final int MOST_TESTS = 50;

  private @Nullable Process process;
  private int tests;

  /**
   * Runs scripts on a heap.
   *
   * @param printed gets what they print
   */
  synchronized Ending run(
      Path directory,
      TestCase test,
      boolean dialectChecked,
      List<String> scripts,
      StringBuilder printed) {
    if (tests++ % MOST_TESTS == 0) {
      close();
    }
    try {
      Process running = running();
      DataOutputStream out = new DataOutputStream(running.getOutputStream());
      out.writeUTF(directory.toString());
      out.writeUTF(test.path());
      out.writeBoolean(dialectChecked);
      out.writeInt(scripts.size());
      for (String script : scripts) {
        Texts.write(out, script);
      }
      out.flush();
      DataInputStream in = new DataInputStream(running.getInputStream());
      boolean isCompleted = in.readBoolean();
      String errorName = Texts.read(in);
      String message = Texts.read(in);
      printed.append(Texts.read(in));
      return isCompleted ? Ending.completed() : new Ending(errorName, message);
    } catch (IOException e) {
      close();
      return new Ending(Ending.INTERNAL, "The new JVM died: " + e);
    }
  }

  private Process running() {
    if (process == null) {
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      try {
        process =
            new ProcessBuilder(
                    java,
                    "-Xss16m",
                    "-Xmx1g",
                    "-cp",
                    System.getProperty("java.class.path"),
                    ReaderMain.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return process;
  }

  @Override
  public synchronized void close() {
    if (process != null) {
      process.destroyForcibly();
      process = null;
    }
  }
}
