package dev.perdure.cli.process;

import java.io.IOException;
import java.nio.file.Path;

/** A shell on the heap "heap" of a directory, in a process of its own. For one thread. */
final class ShellProcess implements AutoCloseable {

  private static final String PROMPT = "> ";

  private final PerdureProcess process;
  private final String greeting;

  private ShellProcess(PerdureProcess process) throws InterruptedException {
    this.process = process;
    this.greeting = process.await(PROMPT);
  }

  static ShellProcess open(Path directory) throws IOException, InterruptedException {
    return new ShellProcess(PerdureProcess.start(directory, "shell", "--heap", "heap"));
  }

  /** Takes over a process that is about to greet. */
  static ShellProcess of(PerdureProcess process) throws InterruptedException {
    return new ShellProcess(process);
  }

  /** What it has written before its first prompt. */
  String greeting() {
    return greeting;
  }

  /** Enters a source of one line; what there is before the next prompt. */
  String enter(String source) throws InterruptedException {
    process.line(source);
    return process.await(PROMPT);
  }

  PerdureProcess process() {
    return process;
  }

  /** Ends the input and waits for the end of the process. */
  int end() throws IOException, InterruptedException {
    process.endInput();
    return process.awaitExit();
  }

  void kill() throws InterruptedException {
    process.kill();
  }

  @Override
  public void close() {
    process.close();
  }
}
