package dev.perdure.cli.shell;

import dev.perdure.cli.session.SourceCheck;
import java.util.concurrent.ExecutionException;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/**
 * Tells JLine whether what was typed is a whole source: Enter opens another line if it is not.
 *
 * <p>Used by the reading thread.
 */
final class SourceParser implements Parser {

  private final Inbox inbox;

  SourceParser(Inbox inbox) {
    this.inbox = inbox;
  }

  @Override
  public ParsedLine parse(String source, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE && isIncomplete(source)) {
      throw new EOFError(-1, -1, "The source goes on in the next line.");
    }
    return new PropertyPath(source, cursor);
  }

  private boolean isIncomplete(String source) {
    try {
      return inbox.ask(session -> session.checkSource(source)) == SourceCheck.INCOMPLETE;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException turnThreadHasIt) {
      return false;
    }
  }

  @Override
  public boolean isEscapeChar(char character) {
    return false;
  }
}
