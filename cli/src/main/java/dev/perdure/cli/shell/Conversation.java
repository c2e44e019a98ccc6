package dev.perdure.cli.shell;

import dev.perdure.runtime.turn.OutputSink;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Optional;

/**
 * The user's side of the shell: shows text and prompts, and reads sources on a thread of its own.
 *
 * <p>Thread-safe: the turn thread prompts and writes, the store's thread may write what programs
 * print.
 */
abstract class Conversation implements OutputSink, AutoCloseable {

  static final String PROMPT = "> ";

  private boolean isMidLine;

  /** A terminal if the process has one, else a pipe. */
  @SuppressWarnings(
      "SystemConsoleNull") // Only saves time: where Java 22 always has one, JLine looks.
  static Conversation open(InputStream in, PrintStream out) throws IOException {
    if (System.console() != null) {
      Optional<Conversation> terminal = TerminalConversation.ofProcess();
      if (terminal.isPresent()) {
        return terminal.get();
      }
    }
    return new PipedConversation(in, out);
  }

  /** Starts reading. Sources go to the inbox; each is read when {@link #prompt} asked for it. */
  abstract void start(Inbox inbox);

  /** Asks the user for the next source. */
  abstract void prompt();

  /** Whether nobody reads what is written any more. */
  abstract boolean isBroken();

  /** Writes and flushes: what a turn has printed must not die with the process. */
  abstract void emit(String text);

  @Override
  public abstract void close() throws IOException;

  @Override
  public final synchronized void write(String text) {
    if (!text.isEmpty()) {
      emit(text);
      isMidLine = !text.endsWith("\n");
    }
  }

  /** Writes a text on lines of its own. */
  final synchronized void writeLine(String text) {
    startLine();
    write(text.endsWith("\n") ? text : text + "\n");
  }

  /** Ends the line that a program left unfinished, if it did. */
  final synchronized void startLine() {
    if (isMidLine) {
      write("\n");
    }
  }
}
