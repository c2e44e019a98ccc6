package dev.perdure.runtime.turn;

import dev.perdure.runtime.realm.promise.RejectionTracker;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.PromiseObject;
import org.mozilla.javascript.RealmInternals;

/**
 * What a running turn has brought about beside the heap: the text that it prints when it is
 * durable, the jobs of promises that are still to run, the rejections that nobody has handled.
 * Nothing of it outlives the turn. Confined to the turn thread.
 */
public final class TurnEffects {

  /**
   * What there was at some time.
   *
   * @param printed how many characters
   * @param jobs how many
   * @param lastMatch what the engine remembered of the last match of a regular expression
   */
  public record Mark(
      int printed, int jobs, List<PromiseObject> rejections, @Nullable Object lastMatch) {}

  /** What one turn has printed is not to take memory in all later ones. */
  private static final int LARGEST_KEPT = 1 << 16;

  private final Context engine;
  private final RejectionTracker rejections;
  private final StringBuilder printed = new StringBuilder();

  /** Those of the turns of an engine. */
  public TurnEffects(Context engine, RejectionTracker rejections) {
    this.engine = engine;
    this.rejections = rejections;
  }

  /** The turn prints this. */
  public void print(String text) {
    printed.append(text);
  }

  /** What the turn prints. */
  public String printed() {
    return printed.toString();
  }

  /** What there is now. */
  public Mark mark() {
    return new Mark(
        printed.length(),
        RealmInternals.countMicrotasks(engine),
        rejections.mark(),
        RealmInternals.lastMatch(engine));
  }

  /** Undoes what has come since. */
  public void returnTo(Mark mark) {
    printed.setLength(mark.printed());
    RealmInternals.keepMicrotasks(engine, mark.jobs());
    rejections.returnTo(mark.rejections());
    RealmInternals.setLastMatch(engine, mark.lastMatch());
  }

  /** A turn begins, or has been undone: there is nothing. */
  public void clear() {
    if (printed.capacity() > LARGEST_KEPT) {
      printed.setLength(0);
      printed.trimToSize();
    }
    printed.setLength(0);
    RealmInternals.dropMicrotasks(engine);
    rejections.take();
  }
}
