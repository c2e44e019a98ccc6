package dev.perdure.runtime.heap;

import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Evictable;

/**
 * A page or bucket of a {@link PagedTable}: its number, and whether it may leave memory. Confined
 * to the turn thread.
 */
abstract class TablePart implements Evictable {
  private final long number;
  private boolean changed;
  private boolean used = true;
  private boolean known;

  /** Those in memory that it is one of; null if it is in none. */
  private @Nullable TableParts<?> holder;

  /** The next part with the same place in the holder's hash table. */
  @Nullable TablePart next;

  TablePart(long number) {
    this.number = number;
  }

  long number() {
    return number;
  }

  void enter(@Nullable TableParts<?> newHolder) {
    holder = newHolder;
  }

  /** Notes that it is about to be changed; false if it was before. */
  boolean markChanged() {
    boolean was = changed;
    changed = true;
    return !was;
  }

  boolean isChanged() {
    return changed;
  }

  /** It equals what is stored. */
  void becomeClean() {
    changed = false;
  }

  /** Whether it has to stay in memory. */
  boolean isHeld() {
    return changed;
  }

  /** The heap is told that the part may leave memory; false if it was told before. */
  boolean becomeKnown() {
    boolean was = known;
    known = true;
    return !was;
  }

  void use() {
    used = true;
  }

  @Override
  public boolean takeUse() {
    boolean was = used;
    used = false;
    return was;
  }

  @Override
  public boolean evict() {
    if (holder == null) {
      return true;
    }
    if (isHeld()) {
      return false;
    }
    holder.remove(this);
    return true;
  }
}
