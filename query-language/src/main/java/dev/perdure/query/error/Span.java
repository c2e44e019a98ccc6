package dev.perdure.query.error;

import org.jspecify.annotations.Nullable;

/**
 * The place of a piece of a query in its text, by offsets: {@code start} is its first character,
 * {@code end} the one after its last.
 *
 * <p><b>All spans are equal to each other.</b> A piece's place is no part of its meaning: two
 * syntax trees that say the same compare equal wherever their pieces stand, and a tree that was
 * built rather than parsed has {@link #NONE} everywhere.
 *
 * <p>Immutable.
 */
public final class Span {

  /** The place of something that was never in a text. */
  public static final Span NONE = new Span(0, 0);

  private final int start;
  private final int end;

  private Span(int start, int end) {
    this.start = start;
    this.end = end;
  }

  /** Returns the span from {@code start} to before {@code end}. */
  public static Span of(int start, int end) {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("No span from " + start + " to " + end + ".");
    }
    return new Span(start, end);
  }

  public int start() {
    return start;
  }

  public int end() {
    return end;
  }

  /** Returns the smallest span that covers both. */
  public Span to(Span other) {
    return new Span(Math.min(start, other.start), Math.max(end, other.end));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Span;
  }

  @Override
  public int hashCode() {
    return 0;
  }

  @Override
  public String toString() {
    return start + ".." + end;
  }
}
