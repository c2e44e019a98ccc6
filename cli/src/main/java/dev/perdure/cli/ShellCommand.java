package dev.perdure.cli;

import dev.perdure.cli.session.SessionOpener;
import dev.perdure.cli.shell.Shell;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code perdure shell}: talks with the heap, line by line. */
@Command(
    name = "shell",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    description = "Talk with the heap: each line is a turn, durable when its answer shows.",
    footer = {
      "",
      "In a terminal, Tab completes, the arrow keys bring back earlier lines, an unfinished "
          + "statement goes on in the next line, and ^C or ^D ends the shell. "
          + "What turns have done stays.",
      "",
      "Earlier lines are kept in $XDG_STATE_HOME/perdure/history, "
          + "else in ~/.local/state/perdure/history."
    })
final class ShellCommand implements Callable<Integer> {

  private final SessionOpener opener;
  private final StandardStreams streams;

  @Mixin private HeapOption heap = new HeapOption();

  ShellCommand(SessionOpener opener, StandardStreams streams) {
    this.opener = opener;
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    Shell.converse(opener, heap.settings(), streams.in(), streams.out());
    return ExitCode.OK;
  }
}
