package dev.perdure.examples;

import dev.perdure.schema.SchemaExtension;
import dev.perdure.schema.TestRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.mozilla.javascript.Callable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Undefined;

/**
 * Runs an example as {@code perdure run} does, each timer in a turn of its own, in a realm without
 * a heap.
 *
 * <p>Confined to the test's thread.
 */
final class ProgramRunner implements AutoCloseable {

  private final TestRuntime runtime = TestRuntime.withoutTracking(new SchemaExtension());
  private final Deque<Callable> timers = new ArrayDeque<>();

  ProgramRunner() {
    runtime.defineGlobal("read", args -> read(Context.toString(args[0])));
    runtime.defineGlobal("load", args -> load(Context.toString(args[0])));
    runtime.defineGlobal("setTimeout", args -> plan((Callable) args[0]));
  }

  /** Evaluates the program and calls its {@code main}, as at the start of a process. */
  void start(String program) {
    runtime.turn(() -> load(program));
    runtime.turn("main()");
  }

  /** Runs the timers that are due, until so many turns have ended or none is left. */
  void runTurns(int most) {
    for (int i = 0; i < most && !timers.isEmpty(); i++) {
      Callable timer = timers.remove();
      runtime.turn(
          () ->
              timer.call(
                  runtime.engine(),
                  runtime.global(),
                  Undefined.SCRIPTABLE_UNDEFINED,
                  ScriptRuntime.emptyArgs));
    }
  }

  /** What the program would give for an expression. */
  String valueOf(String expression) {
    return runtime.turn(expression);
  }

  List<String> takePrinted() {
    return runtime.takePrinted();
  }

  private Object load(String file) {
    return runtime.evaluate(read(file), file);
  }

  private Object plan(Callable timer) {
    timers.add(timer);
    return timers.size();
  }

  static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    runtime.close();
  }
}
