package dev.perdure.cli;

import dev.perdure.cli.session.Session;
import dev.perdure.cli.session.SessionOpener;
import dev.perdure.runtime.turn.TurnOutcome;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code perdure run}: runs a program to its end, timers included. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    description = "Run a program in the heap until no timer is pending.",
    footer = {
      "",
      "Options that this command does not know go to the program; behind a \"--\" "
          + "all of them do: perdure run app.js -- --help"
    })
final class RunCommand implements Callable<Integer> {

  private final SessionOpener opener;
  private final StandardStreams streams;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private HeapOption heap = new HeapOption();

  @Parameters(index = "0", paramLabel = "FILE", description = "The JavaScript file to run.")
  private String file = "";

  @Parameters(
      index = "1..*",
      paramLabel = "ARGUMENT",
      description = "What the program is to see as its arguments.")
  private List<String> arguments = List.of();

  private RunCommand(SessionOpener opener, StandardStreams streams) {
    this.opener = opener;
    this.streams = streams;
  }

  /** The command with its parser: unlike the others it lets unknown options pass. */
  static CommandLine asCommandLine(SessionOpener opener, StandardStreams streams) {
    return new CommandLine(new RunCommand(opener, streams))
        .setUnmatchedOptionsArePositionalParams(true);
  }

  @Override
  public Integer call() {
    Path program = program();
    PrintStream out = streams.out();
    try (Session session =
        opener.open(
            heap.directory(),
            text -> {
              out.print(text);
              out.flush();
            })) {
      TurnOutcome outcome = session.runProgram(program, List.copyOf(arguments));
      if (outcome instanceof TurnOutcome.Completed) {
        outcome = session.runUntilIdle();
      }
      return exitCodeOf(outcome);
    }
  }

  private Path program() {
    if (file.startsWith("-")) {
      throw new UnmatchedArgumentException(spec.commandLine(), List.of(file));
    }
    Path path = Path.of(file);
    if (!Files.isRegularFile(path)) {
      String what = Files.exists(path) ? "it is not a file" : "there is no such file";
      throw cannotRun(what);
    }
    if (!Files.isReadable(path)) {
      throw cannotRun("you may not read it");
    }
    return path;
  }

  private ParameterException cannotRun(String reason) {
    return new ParameterException(
        spec.commandLine(), "Cannot run \"" + file + "\": " + reason + ".");
  }

  private int exitCodeOf(TurnOutcome outcome) {
    if (outcome instanceof TurnOutcome.Aborted aborted) {
      streams.err().println(aborted.report());
      return ExitCode.PROGRAM_FAILED;
    }
    return ExitCode.OK;
  }
}
