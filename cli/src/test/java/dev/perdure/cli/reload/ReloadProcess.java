package dev.perdure.cli.reload;

import dev.perdure.runtime.PerdureRuntime;
import dev.perdure.runtime.RuntimeOptions;
import dev.perdure.runtime.turn.TurnOutcome;
import dev.perdure.xodus.XodusHeapStore;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The program of the child JVMs: {@code make DIRECTORY} runs the sources of all rows, {@code probe
 * DIRECTORY} prints the result of each row's probe on a line of its own.
 */
final class ReloadProcess {

  private ReloadProcess() {}

  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (PerdureRuntime runtime = open(Path.of(arguments[1]))) {
      for (int row = 0; row < ReloadMatrix.ROWS.size(); row++) {
        out.println(
            arguments[0].equals("make") ? make(runtime, row) : oneLine(probe(runtime, row)));
      }
    }
  }

  static PerdureRuntime open(Path directory) {
    return PerdureRuntime.open(
        XodusHeapStore.open(directory), RuntimeOptions.builder().audited(true).build());
  }

  static String make(PerdureRuntime runtime, int row) {
    for (String turn : ReloadMatrix.ROWS.get(row).turns(row)) {
      if (runtime.evaluate(turn, "row.js") instanceof TurnOutcome.Aborted aborted) {
        return oneLine(aborted.report());
      }
    }
    return "made";
  }

  static String probe(PerdureRuntime runtime, int row) {
    TurnOutcome outcome = runtime.evaluate(ReloadMatrix.ROWS.get(row).probe(row), "probe.js");
    return outcome instanceof TurnOutcome.Completed completed
        ? String.valueOf(completed.display())
        : ((TurnOutcome.Aborted) outcome).report();
  }

  private static String oneLine(String text) {
    return String.join(" ", List.of(text.split("\\R")));
  }
}
