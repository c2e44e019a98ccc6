package dev.perdure.cli.shell;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes names of globals and of properties. Used by the reading thread. */
final class PropertyCompleter implements Completer {

  private final Inbox inbox;

  PropertyCompleter(Inbox inbox) {
    this.inbox = inbox;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    if (line instanceof PropertyPath path) {
      path.object().ifPresent(object -> complete(object, candidates));
    }
  }

  private void complete(String object, List<Candidate> candidates) {
    try {
      inbox.ask(session -> session.completions(object)).stream()
          .filter(PropertyPath::isIdentifier)
          .map(PropertyCompleter::candidate)
          .forEach(candidates::add);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException turnThreadHasIt) {
      // The shell is about to end with it; there is nothing to complete.
    }
  }

  /** Without the blank that JLine puts behind a word: a dot or a bracket may follow. */
  private static Candidate candidate(String name) {
    return new Candidate(name, name, null, null, null, null, false);
  }
}
