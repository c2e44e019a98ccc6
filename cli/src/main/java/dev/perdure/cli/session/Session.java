package dev.perdure.cli.session;

import dev.perdure.runtime.turn.TurnOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * A runtime with its heap open.
 *
 * <p>Confined to the thread that opened it: the engine is. A {@link
 * dev.perdure.runtime.store.HeapStoreException} from any method ends the session.
 */
public interface Session extends AutoCloseable {

  /** Whether the heap held something when it was opened. */
  boolean isRestored();

  /**
   * Runs a source as one turn. When this returns the turn is durable, or undone, and what it
   * printed has been written.
   *
   * @param fileName the name that reports show for the source
   */
  TurnOutcome evaluate(String source, String fileName);

  /**
   * Runs a program with the arguments that it is to see, and timers, waiting for them, until
   * nothing is pending.
   *
   * @param reports gets the report of each turn that is undone, when it is
   * @return whether no turn was undone, and none has left a rejection unhandled
   * @throws IOException if the file cannot be read
   */
  boolean runProgram(Path file, List<String> arguments, Consumer<String> reports)
      throws IOException;

  /** Runs the timers that are due now, without waiting; false if there was none. */
  boolean runDueTimers();

  /** The time until the next timer is due: 0 if one is due now, empty if none is pending. */
  OptionalLong millisUntilNextTimer();

  /** Whether the source can be run as it is, or what it lacks. Runs nothing. */
  SourceCheck checkSource(String source);

  /**
   * The names of an object's properties, for completion. Has no side effect.
   *
   * @param objectExpression identifiers joined by dots; empty for the global object
   */
  List<String> completions(String objectExpression);

  /** Releases the heap. What turns have done is durable already. */
  @Override
  void close();
}
