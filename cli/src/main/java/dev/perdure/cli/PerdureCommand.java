package dev.perdure.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command itself, without a subcommand: shows its usage. */
@Command(
    name = "perdure",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    description = "JavaScript whose heap survives.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 done, 1 the program or a test failed, 2 wrong usage, "
          + "3 the heap cannot be used, 70 a fault of Perdure itself."
    })
final class PerdureCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    CommandLine commandLine = spec.commandLine();
    PrintWriter err = commandLine.getErr();
    commandLine.usage(err);
    return ExitCode.USAGE;
  }
}
