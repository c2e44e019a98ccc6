package dev.perdure.cli.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * A conversation in a terminal, with line editing, history, completion and sources of several
 * lines.
 *
 * <p>The reading thread edits lines only between a prompt and its source. While a turn runs, the
 * terminal is in its usual mode, so that ^C ends the process and the turn with it.
 */
final class TerminalConversation extends Conversation {

  private final Terminal terminal;
  private final Optional<Path> history;
  private final Semaphore prompts = new Semaphore(0);
  private volatile Optional<LineReader> reader = Optional.empty();

  /**
   * Makes a conversation in a terminal, which it closes with itself.
   *
   * @param history where lines are remembered; empty to forget them
   */
  TerminalConversation(Terminal terminal, Optional<Path> history) {
    this.terminal = terminal;
    this.history = history;
  }

  /** The terminal of the process; empty if it has none that can edit lines. */
  static Optional<Conversation> ofProcess() throws IOException {
    // "dumb" allowed, or JLine complains in words of its own where there is no good terminal.
    Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build();
    if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
      terminal.close();
      return Optional.empty();
    }
    Path home = Path.of(System.getProperty("user.home"));
    return Optional.of(
        new TerminalConversation(terminal, HistoryFile.locate(System.getenv(), home)));
  }

  @Override
  void start(Inbox inbox) {
    LineReader lines = lineReader(inbox);
    reader = Optional.of(lines);
    Thread reading = new Thread(() -> read(lines, inbox), "perdure-terminal");
    reading.setDaemon(true);
    reading.start();
  }

  private LineReader lineReader(Inbox inbox) {
    boolean hasEllipsis = terminal.encoding().newEncoder().canEncode('…');
    LineReaderBuilder builder =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("perdure")
            .parser(new SourceParser(inbox))
            .completer(new PropertyCompleter(inbox))
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, hasEllipsis ? "… " : ". ")
            // "!" is an operator and "\" belongs to strings: nothing is expanded.
            .option(Option.DISABLE_EVENT_EXPANSION, true)
            .option(Option.INSERT_TAB, false);
    history.ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
    return builder.build();
  }

  private void read(LineReader lines, Inbox inbox) {
    try {
      while (true) {
        prompts.acquire();
        inbox.put(readSource(lines));
      }
    } catch (InterruptedException shellHasEnded) {
      // Nobody is left to tell.
    }
  }

  private static ShellEvent readSource(LineReader lines) {
    try {
      return new ShellEvent.SourceEntered(lines.readLine(PROMPT));
    } catch (UserInterruptException interrupt) {
      boolean isUnfinished = interrupt.getPartialLine().contains("\n");
      return isUnfinished ? new ShellEvent.InputCleared() : new ShellEvent.InputEnded();
    } catch (EndOfFileException end) {
      return new ShellEvent.InputEnded();
    }
  }

  @Override
  void prompt() {
    startLine();
    prompts.release();
  }

  @Override
  boolean isBroken() {
    return false;
  }

  @Override
  void emit(String text) {
    Optional<LineReader> active = reader.filter(LineReader::isReading);
    if (active.isPresent()) {
      // A timer's output while the user types: above the prompt, which stays as it is.
      active.get().printAbove(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
    } else {
      terminal.writer().print(text);
      terminal.flush();
    }
  }

  @Override
  public void close() throws IOException {
    terminal.close();
  }
}
