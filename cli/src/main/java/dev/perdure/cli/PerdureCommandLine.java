package dev.perdure.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.perdure.cli.session.SessionOpener;
import dev.perdure.runtime.store.HeapStoreException;
import java.io.PrintStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Takes a command line apart, runs the subcommand, and turns failures into messages. */
final class PerdureCommandLine {

  private final CommandLine commandLine;
  private final PrintStream err;

  PerdureCommandLine(SessionOpener opener, StandardStreams streams) {
    err = streams.err();
    commandLine =
        new CommandLine(new PerdureCommand())
            .addSubcommand(new ShellCommand(opener, streams))
            .addSubcommand(RunCommand.asCommandLine(opener, streams))
            .addSubcommand(new TestCommand(streams))
            .addSubcommand(new CommandLine.HelpCommand());
    commandLine
        .setOut(new PrintWriter(streams.out(), true, UTF_8))
        .setErr(new PrintWriter(streams.err(), true, UTF_8))
        .setParameterExceptionHandler(PerdureCommandLine::reportUsage)
        .setExecutionExceptionHandler((failure, command, parsed) -> reportFailure(failure));
  }

  /** Runs the command; its exit code. */
  int run(String... arguments) {
    try {
      return commandLine.execute(arguments);
    } catch (Error failure) {
      return reportFailure(failure);
    }
  }

  private static int reportUsage(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    Ansi ansi = command.getColorScheme().ansi();
    err.println(
        command.getColorScheme().errorText(withFullStop(String.valueOf(failure.getMessage()))));
    UnmatchedArgumentException.printSuggestions(failure, err);
    String name = command.getCommandSpec().qualifiedName();
    err.println(ansi.string("Run @|bold " + name + " --help|@ for what it takes."));
    err.flush();
    return ExitCode.USAGE;
  }

  private static String withFullStop(String message) {
    return message.endsWith(".") ? message : message + ".";
  }

  private int reportFailure(Throwable failure) {
    if (failure instanceof HeapStoreException) {
      err.println(failure.getMessage());
      return ExitCode.HEAP;
    }
    err.println("Perdure failed: " + withFullStop(failure.toString()));
    err.println("The heap is as the last finished turn left it.");
    if (System.getenv("PERDURE_DEBUG") == null) {
      err.println("This is a fault of Perdure; PERDURE_DEBUG=1 shows where it happened.");
    } else {
      failure.printStackTrace(err);
    }
    return ExitCode.INTERNAL;
  }
}
