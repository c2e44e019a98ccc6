package dev.perdure.cli.shell;

import dev.perdure.cli.session.HeapSettings;
import dev.perdure.cli.session.Session;
import dev.perdure.cli.session.SessionOpener;
import dev.perdure.runtime.turn.TurnOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.PrintStream;

/**
 * The turn thread's side of the shell: one turn for each source, and timers when they are due.
 *
 * <p>Confined to the thread that opened the session.
 */
public final class Shell {

  /** The name that reports show for what was typed. */
  private static final String FILE_NAME = "shell";

  private final Session session;
  private final Conversation conversation;
  private final Inbox inbox = new Inbox();

  Shell(Session session, Conversation conversation) {
    this.session = session;
    this.conversation = conversation;
  }

  /**
   * Opens the heap and talks until there is no more input.
   *
   * @throws dev.perdure.runtime.store.HeapStoreException if the heap cannot be used
   */
  public static void converse(
      SessionOpener opener, HeapSettings heap, InputStream in, PrintStream out) throws IOException {
    try (Conversation conversation = Conversation.open(in, out);
        Session session = opener.open(heap, conversation, conversation::writeLine)) {
      new Shell(session, conversation).run();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("The shell was interrupted.");
    }
  }

  void run() throws InterruptedException {
    conversation.writeLine(session.isRestored() ? "Restored session" : "Initialized session");
    conversation.start(inbox);
    boolean open = true;
    while (open && !conversation.isBroken()) {
      // Before the prompt, so that what is due by now shows above it and not beside it.
      session.runDueTimers();
      conversation.prompt();
      open = handle(nextEvent());
    }
  }

  private ShellEvent nextEvent() throws InterruptedException {
    while (true) {
      ShellEvent event = inbox.next(session, session.millisUntilNextTimer());
      if (event != null) {
        return event;
      }
      session.runDueTimers();
    }
  }

  /** Whether the conversation goes on. */
  private boolean handle(ShellEvent event) {
    if (event instanceof ShellEvent.SourceEntered entered && !entered.source().isBlank()) {
      show(session.evaluate(entered.source(), FILE_NAME));
    }
    return !(event instanceof ShellEvent.InputEnded);
  }

  private void show(TurnOutcome outcome) {
    if (outcome instanceof TurnOutcome.Aborted aborted) {
      conversation.writeLine(aborted.report());
    } else if (outcome instanceof TurnOutcome.Completed completed && completed.display() != null) {
      conversation.writeLine(completed.display());
    }
  }
}
