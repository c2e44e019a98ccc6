package dev.perdure.runtime.heap;

import org.jspecify.annotations.Nullable;

/**
 * A turn, or the time of one of its savepoints, as that in which something was done. Confined to
 * the turn thread.
 */
final class TurnScope {
  private final @Nullable TurnScope around;
  private boolean isUndone;

  TurnScope(@Nullable TurnScope around) {
    this.around = around;
  }

  @Nullable TurnScope around() {
    return around;
  }

  /** What was done in it, and in those within it, is undone. */
  void undo() {
    isUndone = true;
  }

  /** Whether what was done in it still counts. */
  boolean isLive() {
    for (TurnScope scope = this; scope != null; scope = scope.around) {
      if (scope.isUndone) {
        return false;
      }
    }
    return true;
  }
}
