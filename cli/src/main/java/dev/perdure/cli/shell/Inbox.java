package dev.perdure.cli.shell;

import dev.perdure.cli.session.Session;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What waits for the turn thread: events, and questions about the session.
 *
 * <p>Thread-safe. Bounded, so that a long script in a pipe is not read into memory ahead of its
 * turns.
 */
final class Inbox {

  private static final int CAPACITY = 16;

  private final BlockingQueue<Item> items = new ArrayBlockingQueue<>(CAPACITY);

  /** Either an event for the shell or a question that the turn thread answers in passing. */
  private sealed interface Item {
    record Event(ShellEvent event) implements Item {}

    record Question<T>(Function<Session, T> question, CompletableFuture<T> answer) implements Item {

      /** A failure ends both the turn thread's work and the wait for the answer. */
      void answerFrom(Session session) {
        try {
          answer.complete(question.apply(session));
        } catch (RuntimeException | Error failure) {
          answer.completeExceptionally(failure);
          throw failure;
        }
      }
    }
  }

  /** Puts an event; waits while the inbox is full. */
  void put(ShellEvent event) throws InterruptedException {
    items.put(new Item.Event(event));
  }

  /**
   * Asks the session something and waits for the answer. For any thread but the turn thread.
   *
   * @throws ExecutionException if the session failed; the turn thread gets the same failure
   */
  <T> T ask(Function<Session, T> question) throws InterruptedException, ExecutionException {
    CompletableFuture<T> answer = new CompletableFuture<>();
    items.put(new Item.Question<>(question, answer));
    return answer.get();
  }

  /**
   * Waits for the next event and answers questions meanwhile. For the turn thread.
   *
   * @param timeoutMillis how long to wait; empty for as long as it takes
   * @return the event, or null if the time was over or a question was answered
   */
  @Nullable ShellEvent next(Session session, OptionalLong timeoutMillis)
      throws InterruptedException {
    Item item =
        timeoutMillis.isPresent()
            ? items.poll(timeoutMillis.getAsLong(), TimeUnit.MILLISECONDS)
            : items.take();
    if (item instanceof Item.Question<?> question) {
      question.answerFrom(session);
    }
    return item instanceof Item.Event event ? event.event() : null;
  }
}
