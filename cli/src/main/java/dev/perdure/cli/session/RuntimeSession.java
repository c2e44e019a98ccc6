package dev.perdure.cli.session;

import dev.perdure.runtime.PerdureRuntime;
import dev.perdure.runtime.turn.OutputSink;
import dev.perdure.runtime.turn.TurnOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** A session on the real runtime. Confined to the thread that opened it. */
record RuntimeSession(PerdureRuntime runtime, OutputSink output) implements Session {

  @Override
  public boolean isRestored() {
    return runtime.isRestored();
  }

  @Override
  public TurnOutcome evaluate(String source, String fileName) {
    return runtime.evaluate(source, fileName);
  }

  @Override
  public boolean runProgram(Path file, List<String> arguments, Consumer<String> reports)
      throws IOException {
    long before = runtime.reportedFailures();
    TurnOutcome outcome = runtime.runProgram(file, arguments, reports);
    return outcome instanceof TurnOutcome.Completed && runtime.reportedFailures() == before;
  }

  @Override
  public boolean runDueTimers() {
    if (runtime.millisUntilNextTimer().orElse(Long.MAX_VALUE) > 0) {
      return false;
    }
    for (String report : runtime.runDueTimers()) {
      output.write(report + "\n");
    }
    return true;
  }

  @Override
  public OptionalLong millisUntilNextTimer() {
    return runtime.millisUntilNextTimer();
  }

  @Override
  public SourceCheck checkSource(String source) {
    if (!runtime.isWholeSource(source)) {
      return SourceCheck.INCOMPLETE;
    }
    return runtime.isValidSource(source) ? SourceCheck.COMPLETE : SourceCheck.INVALID;
  }

  @Override
  public List<String> completions(String objectExpression) {
    return runtime.completions(objectExpression);
  }

  @Override
  public void close() {
    runtime.close();
  }
}
