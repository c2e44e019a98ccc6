package dev.perdure.cli.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.perdure.cli.session.SourceCheck;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.concurrent.ExecutionException;

/**
 * A conversation through pipes or files. The typed text is not echoed: the output is a prompt a
 * source, each with what the source made.
 */
final class PipedConversation extends Conversation {

  private final InputStream in;
  private final PrintStream out;
  private boolean isAtPrompt;

  PipedConversation(InputStream in, PrintStream out) {
    this.in = in;
    this.out = out;
  }

  @Override
  void start(Inbox inbox) {
    Thread reading = new Thread(() -> read(inbox), "perdure-input");
    // It may wait for a line that never comes; that must not keep the process.
    reading.setDaemon(true);
    reading.start();
  }

  private void read(Inbox inbox) {
    try {
      try {
        readSources(new BufferedReader(new InputStreamReader(in, UTF_8)), inbox);
      } catch (IOException failure) {
        writeLine("Cannot read the input: " + failure.getMessage() + ".");
      }
      inbox.put(new ShellEvent.InputEnded());
    } catch (InterruptedException | ExecutionException shellHasEnded) {
      // Nobody is left to tell: the turn thread has the failure.
    }
  }

  private static void readSources(BufferedReader lines, Inbox inbox)
      throws IOException, InterruptedException, ExecutionException {
    StringBuilder pending = new StringBuilder();
    String line;
    while ((line = lines.readLine()) != null) {
      pending.append(line);
      String source = pending.toString();
      if (inbox.ask(session -> session.checkSource(source)) == SourceCheck.INCOMPLETE) {
        pending.append('\n');
      } else {
        inbox.put(new ShellEvent.SourceEntered(source));
        pending.setLength(0);
      }
    }
    if (!pending.isEmpty()) {
      // Never completed: running it gives the syntax error that it is.
      inbox.put(new ShellEvent.SourceEntered(pending.toString()));
    }
  }

  @Override
  synchronized void prompt() {
    startLine();
    emit(PROMPT);
    isAtPrompt = true;
  }

  @Override
  boolean isBroken() {
    return out.checkError();
  }

  @Override
  synchronized void emit(String text) {
    out.print(text);
    out.flush();
    isAtPrompt = false;
  }

  @Override
  public synchronized void close() {
    startLine();
    if (isAtPrompt) {
      emit("\n");
    }
  }
}
