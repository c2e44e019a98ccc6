package dev.perdure.cli;

import dev.perdure.cli.session.Session;
import dev.perdure.cli.session.SessionOpener;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
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
  public Integer call() throws IOException {
    Path program = program();
    try (Session session = opener.open(heap.settings(), streams::write, streams.err()::print)) {
      boolean done = session.runProgram(program, List.copyOf(arguments), streams.err()::println);
      return done ? ExitCode.OK : ExitCode.PROGRAM_FAILED;
    } catch (CharacterCodingException notText) {
      throw cannotRun("it is not text in UTF-8");
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
}
