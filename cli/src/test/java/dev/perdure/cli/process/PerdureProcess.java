package dev.perdure.cli.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The real command in a process of its own: a new JVM, fed by pipes, to be killed at will.
 *
 * <pre>{@code
 * try (PerdureProcess shell = PerdureProcess.start(directory, "shell")) {
 *   shell.await("> ");
 *   shell.line("a()");
 *   shell.await("2\n");
 *   shell.kill();
 * }
 * }</pre>
 *
 * <p>Every wait ends after a minute with a failure that shows what there was. For one thread.
 */
public final class PerdureProcess implements AutoCloseable {

  private static final long DEADLINE_SECONDS = 60;

  private final Process process;
  private final Writer input;
  private final Transcript output = new Transcript();
  private final Transcript errors = new Transcript();

  private PerdureProcess(Process process) {
    this.process = process;
    input = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), UTF_8));
    copy(process.getInputStream(), output);
    copy(process.getErrorStream(), errors);
  }

  /** Starts the command on the class path of the tests, as {@code perdure ARGUMENTS} would. */
  public static PerdureProcess start(Path workingDirectory, String... arguments)
      throws IOException {
    return start(workingDirectory, Map.of(), command(arguments));
  }

  /** What {@link #start(Path, String...)} starts, for those who start it in another way. */
  static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xss16m", "-XX:TieredStopAtLevel=1"));
    if (Boolean.getBoolean("perdure.audit")) {
      command.add("-Dperdure.audit=true");
    }
    command.addAll(List.of("-cp", absoluteClassPath(), "dev.perdure.cli.Main"));
    command.addAll(List.of(arguments));
    return command;
  }

  /** Starts any command, such as the launcher, with more variables in its environment. */
  public static PerdureProcess start(
      Path workingDirectory, Map<String, String> environment, List<String> command)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(workingDirectory.toFile());
    builder.environment().putAll(environment);
    return new PerdureProcess(builder.start());
  }

  private static String absoluteClassPath() {
    return String.join(
        File.pathSeparator,
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .toList());
  }

  private static void copy(InputStream from, Transcript to) {
    Thread copying =
        new Thread(
            () -> {
              try (from;
                  to) {
                from.transferTo(to);
              } catch (IOException killed) {
                // A killed process closes its pipes: what came before is in the transcript.
              }
            },
            "perdure-process-output");
    copying.setDaemon(true);
    copying.start();
  }

  /** Feeds a line. */
  public void line(String text) {
    type(text + "\n");
  }

  /** Feeds keys. */
  public void type(String keys) {
    try {
      input.write(keys);
      input.flush();
    } catch (IOException failure) {
      throw new UncheckedIOException("The process reads no more; it wrote: " + errors(), failure);
    }
  }

  /** Ends the input, as ^D does. */
  public void endInput() throws IOException {
    input.close();
  }

  /**
   * Waits for a text in the standard output, behind what was waited for before.
   *
   * @return what came between the two
   */
  public String await(String expected) throws InterruptedException {
    return output.await(expected);
  }

  /** Waits for a text in the standard error, as {@link #await} does for the output. */
  public String awaitError(String expected) throws InterruptedException {
    return errors.await(expected);
  }

  /** Kills the process as {@code kill -9} does, and waits until it is gone. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    awaitExit();
  }

  /** Interrupts the process as ^C does, and waits until it is gone. */
  public void interrupt() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", Long.toString(pid())).inheritIO().start().waitFor();
    awaitExit();
  }

  /** Closes the end of the pipe that the standard output goes to. */
  public void closeOutput() throws IOException {
    process.getInputStream().close();
  }

  /** Waits for the end of the process and of its output; the exit code. */
  public int awaitExit() throws InterruptedException {
    if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("The process still runs after a minute. It wrote: " + output.text());
    }
    output.awaitEnd();
    errors.awaitEnd();
    return process.exitValue();
  }

  /** The standard output so far; all of it after {@link #awaitExit}. */
  public String output() {
    return output.text();
  }

  /** The standard error so far; all of it after {@link #awaitExit}. */
  public String errors() {
    return errors.text();
  }

  /** The number of the process, for signals. */
  public long pid() {
    return process.pid();
  }

  /** Kills the process if it still runs. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
