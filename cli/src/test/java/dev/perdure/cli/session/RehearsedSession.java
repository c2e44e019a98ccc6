package dev.perdure.cli.session;

import dev.perdure.runtime.store.HeapDamagedException;
import dev.perdure.runtime.turn.OutputSink;
import dev.perdure.runtime.turn.TurnOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * A session without an engine, whose language has one command a line:
 *
 * <pre>
 * value TEXT    the turn's value is TEXT
 * say TEXT      prints TEXT and a line end; part TEXT prints it without one
 * fail TEXT     the turn aborts with the report TEXT
 * later TEXT    a timer that is due at once and says TEXT
 * tomorrow      a timer that is due in a day
 * damage        the heap turns out to be damaged
 * fault         a fault of the runtime itself
 * { and }       a source is complete when there are as many of the one as of the other
 * </pre>
 *
 * <p>Every call checks that it comes from the thread that opened the session.
 */
public final class RehearsedSession implements Session {

  private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;

  private final Thread owner = Thread.currentThread();
  private final OutputSink output;
  private final boolean restored;
  private final Deque<String> due = new ArrayDeque<>();
  private boolean hasTimerTomorrow;
  private boolean isClosed;

  private RehearsedSession(OutputSink output, boolean restored) {
    this.output = output;
    this.restored = restored;
  }

  /** Opens sessions on empty heaps. */
  public static SessionOpener initialized() {
    return (directory, output, errors) -> new RehearsedSession(output, false);
  }

  /** Opens sessions on heaps that hold something. */
  public static SessionOpener restored() {
    return (directory, output, errors) -> new RehearsedSession(output, true);
  }

  @Override
  public boolean isRestored() {
    checkThread();
    return restored;
  }

  @Override
  public TurnOutcome evaluate(String source, String fileName) {
    checkThread();
    String[] words = source.split(" ", 2);
    String text = words.length > 1 ? words[1] : "";
    switch (words[0]) {
      case "value" -> {
        return new TurnOutcome.Completed(text);
      }
      case "say" -> output.write(text + "\n");
      case "part" -> output.write(text);
      case "later" -> due.add(text);
      case "tomorrow" -> hasTimerTomorrow = true;
      case "damage" -> throw new HeapDamagedException("The heap is damaged at turn 7.");
      case "fault" -> throw new IllegalStateException("the runtime is confused");
      default -> {
        return new TurnOutcome.Aborted(fileName + ":1: " + text);
      }
    }
    return new TurnOutcome.Completed(null);
  }

  /** A program is one command. */
  @Override
  public boolean runProgram(Path file, List<String> arguments, Consumer<String> reports)
      throws IOException {
    checkThread();
    output.write("arguments " + arguments + "\n");
    boolean done = tell(evaluate(Files.readString(file), file.getFileName().toString()), reports);
    while (!due.isEmpty()) {
      done &= tell(evaluate(due.remove(), "timer"), reports);
    }
    return done;
  }

  private static boolean tell(TurnOutcome outcome, Consumer<String> reports) {
    if (outcome instanceof TurnOutcome.Aborted aborted) {
      reports.accept(aborted.report());
      return false;
    }
    return true;
  }

  @Override
  public boolean runDueTimers() {
    checkThread();
    boolean ran = !due.isEmpty();
    while (!due.isEmpty()) {
      output.write(due.remove() + "\n");
    }
    return ran;
  }

  @Override
  public OptionalLong millisUntilNextTimer() {
    checkThread();
    if (!due.isEmpty()) {
      return OptionalLong.of(0);
    }
    return hasTimerTomorrow ? OptionalLong.of(DAY_MILLIS) : OptionalLong.empty();
  }

  @Override
  public SourceCheck checkSource(String source) {
    checkThread();
    long open = source.chars().filter(character -> character == '{').count();
    long closed = source.chars().filter(character -> character == '}').count();
    return open > closed ? SourceCheck.INCOMPLETE : SourceCheck.COMPLETE;
  }

  @Override
  public List<String> completions(String objectExpression) {
    checkThread();
    return switch (objectExpression) {
      case "" -> List.of("album", "artist");
      case "album" -> List.of("title", "not an identifier");
      default -> List.of();
    };
  }

  @Override
  public void close() {
    checkThread();
    isClosed = true;
  }

  private void checkThread() {
    if (Thread.currentThread() != owner) {
      throw new AssertionError("The session was used by " + Thread.currentThread());
    }
    if (isClosed) {
      throw new AssertionError("The session was used after it was closed.");
    }
  }
}
