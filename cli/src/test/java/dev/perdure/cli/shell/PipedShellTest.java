package dev.perdure.cli.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.perdure.cli.process.Transcript;
import dev.perdure.cli.session.HeapSettings;
import dev.perdure.cli.session.RehearsedSession;
import dev.perdure.cli.session.Session;
import dev.perdure.runtime.store.HeapDamagedException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(150)
class PipedShellTest {

  private final Transcript output = new Transcript();

  @Test
  void aTranscriptHasAPromptALineAndNoEcho() throws Exception {
    converse("value 0\nsay hello\nsay again\n");

    assertThat(output.text(), is("Initialized session\n> 0\n> hello\n> again\n> \n"));
  }

  @Test
  void undefinedShowsNothing() throws Exception {
    converse("tomorrow\nvalue 1\n");

    assertThat(output.text(), is("Initialized session\n> > 1\n> \n"));
  }

  @Test
  void anErrorShowsItsReportAndTheShellGoesOn() throws Exception {
    converse("fail ReferenceError: x\nvalue 1\n");

    assertThat(output.text(), is("Initialized session\n> shell:1: ReferenceError: x\n> 1\n> \n"));
  }

  @Test
  void aSourceGoesOnUntilItIsComplete() throws Exception {
    converse("value {\n1\n}\nvalue 2\n");

    assertThat(output.text(), is("Initialized session\n> {\n1\n}\n> 2\n> \n"));
  }

  @Test
  void aSourceThatIsNeverCompletedIsRunAsItIs() throws Exception {
    converse("fail {\nSyntaxError");

    assertThat(output.text(), is("Initialized session\n> shell:1: {\nSyntaxError\n> \n"));
  }

  @Test
  void anEmptyLineIsNoTurn() throws Exception {
    converse("\n  \nvalue 1\n");

    assertThat(output.text(), is("Initialized session\n> > > 1\n> \n"));
  }

  @Test
  void theResultStartsALineOfItsOwn() throws Exception {
    converse("part progress\nvalue 1\n");

    assertThat(output.text(), is("Initialized session\n> progress\n> 1\n> \n"));
  }

  @Test
  void aTimerThatIsDueRunsBeforeTheNextLine() throws Exception {
    converse("later tick\nvalue 1\n");

    assertThat(output.text(), is("Initialized session\n> tick\n> 1\n> \n"));
  }

  @Test
  void theEndOfTheInputDoesNotWaitForTimers() throws Exception {
    converse("tomorrow\n");

    assertThat(output.text(), is("Initialized session\n> > \n"));
  }

  @Test
  void aLineIsAnsweredBeforeTheNextOneIsThere() throws Exception {
    PipedOutputStream typed = new PipedOutputStream();
    PipedInputStream in = new PipedInputStream(typed);
    Thread shell = new Thread(() -> converseOrFail(in));
    shell.start();

    typed.write("value 1\n".getBytes(UTF_8));
    typed.flush();
    output.await("> 1\n> ");
    typed.close();
    shell.join();

    assertThat(output.text(), endsWith("> 1\n> \n"));
  }

  @Test
  void aHeapThatFailsEndsTheShell() {
    assertThrows(HeapDamagedException.class, () -> converse("damage\nvalue 1\n"));

    assertThat(output.text(), is("Initialized session\n> \n"));
  }

  @Test
  void moreLinesThanTheInboxHoldsKeepTheirOrder() throws Exception {
    converse("value 1\n".repeat(500) + "value 2\n");

    assertThat(output.text(), is("Initialized session\n" + "> 1\n".repeat(500) + "> 2\n> \n"));
  }

  private void converseOrFail(InputStream in) {
    try {
      converse(in);
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }

  private void converse(String lines) throws Exception {
    converse(new ByteArrayInputStream(lines.getBytes(UTF_8)));
  }

  private void converse(InputStream in) throws Exception {
    try (Conversation conversation =
            new PipedConversation(in, new PrintStream(output, true, UTF_8));
        Session session =
            RehearsedSession.initialized()
                .open(HeapSettings.of(Path.of("heap")), conversation, conversation)) {
      new Shell(session, conversation).run();
    }
  }
}
