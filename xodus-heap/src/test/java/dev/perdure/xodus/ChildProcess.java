package dev.perdure.xodus;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another JVM, with the class path of this one. Confined to one thread. */
final class ChildProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader output;

  private ChildProcess(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  static ChildProcess start(Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return new ChildProcess(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  long pid() {
    return process.pid();
  }

  /** Waits for the next line of the process's output; fails if there is none. */
  String line() throws IOException {
    String line = output.readLine();
    if (line == null) {
      throw new IOException("The process ended without another line.");
    }
    return line;
  }

  /** Ends the process as kill -9 does, and returns what it had still written. */
  List<String> kill() throws Exception {
    // Process.destroyForcibly would close the pipe, with the last lines in it.
    process.toHandle().destroyForcibly();
    List<String> rest = new ArrayList<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      rest.add(line);
    }
    process.waitFor();
    return rest;
  }

  /** Ends the input of the process, and returns its exit code. */
  int finish() throws Exception {
    try (BufferedWriter input = process.outputWriter(StandardCharsets.UTF_8)) {
      input.flush();
    }
    return process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
