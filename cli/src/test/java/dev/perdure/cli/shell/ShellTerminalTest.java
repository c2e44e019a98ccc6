package dev.perdure.cli.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import dev.perdure.cli.process.Transcript;
import dev.perdure.cli.session.HeapSettings;
import dev.perdure.cli.session.RehearsedSession;
import dev.perdure.cli.session.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The shell in a terminal that JLine makes of two streams: keys go in, the screen comes out. */
@Timeout(150)
class ShellTerminalTest {

  private static final String INTERRUPT = "\u0003";
  private static final String END_OF_FILE = "\u0004";

  private final Transcript screen = new Transcript();
  private final CompletableFuture<Void> end = new CompletableFuture<>();

  @TempDir private Path directory;
  private PipedOutputStream keys;
  private Path history;

  @BeforeEach
  void start() throws Exception {
    keys = new PipedOutputStream();
    history = directory.resolve("history");
    InputStream typed = new PipedInputStream(keys);
    Thread shell = new Thread(() -> converse(typed), "turn thread");
    shell.start();
    screen.await("Initialized session");
    screen.await("> ");
  }

  @AfterEach
  void stop() throws Exception {
    keys.close();
    end.get(60, TimeUnit.SECONDS);
  }

  @Test
  void aLineShowsItsValueAndANewPrompt() throws Exception {
    press("value 41\r");

    screen.await("41");
    screen.await("41");
    screen.await("> ");
    press(END_OF_FILE);
    assertThat(awaitEnd(), is(true));
  }

  @Test
  void anUnfinishedSourceGoesOnBehindASecondPrompt() throws Exception {
    press("value {\r");

    screen.await("… ");
    press("}\r");
    screen.await("{");
    screen.await("}");
    screen.await("> ");
    press(END_OF_FILE);
    assertThat(awaitEnd(), is(true));
  }

  @Test
  void anInterruptAtThePromptEndsTheShell() throws Exception {
    press("value");
    screen.await("value");

    press(INTERRUPT);

    assertThat(awaitEnd(), is(true));
  }

  @Test
  void anInterruptInAnUnfinishedSourceClearsIt() throws Exception {
    press("value {\r");
    screen.await("… ");

    press(INTERRUPT);

    screen.await("> ");
    press("say cleared\r");
    screen.await("cleared");
    screen.await("cleared");
    screen.await("> ");
    press(END_OF_FILE);
    assertThat(awaitEnd(), is(true));
  }

  @Test
  void tabCompletesAGlobalWithoutABlankBehindIt() throws Exception {
    press("value al\ts\r");

    screen.await("albums");
  }

  @Test
  void tabCompletesAPropertyThatCanBeWritten() throws Exception {
    press("value album.\t\r");

    screen.await("album.title");
  }

  @Test
  void exclamationMarksAndBackslashesAreLeftAlone() throws Exception {
    press("value !!a\\n\r");
    screen.await("!!a\\n");

    screen.await("!!a\\n");
  }

  @Test
  void linesAreRememberedAsSoonAsTheyAreEntered() throws Exception {
    press("value 12345\r");
    screen.await("12345");
    screen.await("12345");
    screen.await("> ");

    assertThat(Files.readString(history), containsString("value 12345"));
  }

  private void press(String text) throws IOException {
    keys.write(text.getBytes(UTF_8));
    keys.flush();
  }

  private boolean awaitEnd() throws Exception {
    end.get(60, TimeUnit.SECONDS);
    return true;
  }

  private void converse(InputStream typed) {
    try (Terminal terminal = new ExternalTerminal("test", "ansi", typed, screen, UTF_8);
        Conversation conversation = new TerminalConversation(terminal, Optional.of(history));
        Session session =
            RehearsedSession.initialized()
                .open(HeapSettings.of(directory), conversation, conversation)) {
      new Shell(session, conversation).run();
      end.complete(null);
    } catch (Exception | Error failure) {
      end.completeExceptionally(failure);
    }
  }
}
