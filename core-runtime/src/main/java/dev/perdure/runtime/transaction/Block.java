package dev.perdure.runtime.transaction;

import dev.perdure.runtime.turn.TurnEffects;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Scriptable;

/** A block that runs: one call of {@code transaction}. Confined to the turn thread. */
final class Block {
  private final BlockOptions options;
  private final TurnEffects.Mark mark;
  private final int firstReport;
  private final long firstRegistration;
  private final boolean isTriedOut;
  private final List<Registered> afterRollback = new ArrayList<>(0);
  private @Nullable Scriptable handle;
  private boolean isRollbackRequested;
  private @Nullable Object reason;
  private @Nullable Object thrown;

  Block(
      BlockOptions options,
      TurnEffects.Mark mark,
      int firstReport,
      long firstRegistration,
      boolean isTriedOut) {
    this.isTriedOut = isTriedOut;
    this.options = options;
    this.mark = mark;
    this.firstReport = firstReport;
    this.firstRegistration = firstRegistration;
  }

  /** The number that the first function has that is registered in the block. */
  long firstRegistration() {
    return firstRegistration;
  }

  /** Whether it is undone however it ends, and nobody is to hear of it. */
  boolean isTriedOut() {
    return isTriedOut;
  }

  /** How many failures of callbacks were to be reported when the block began. */
  int firstReport() {
    return firstReport;
  }

  BlockOptions options() {
    return options;
  }

  /** The effects of the turn when the block began. */
  TurnEffects.Mark mark() {
    return mark;
  }

  /** What the program has of it; null until it has it. */
  @Nullable Scriptable handle() {
    return handle;
  }

  void setHandle(Scriptable newHandle) {
    handle = newHandle;
  }

  /** What is to be called when the block is undone, in this order. */
  List<Registered> afterRollback() {
    return afterRollback;
  }

  /** The block is to be undone, however it ends. */
  void requestRollback(@Nullable Object why, Object thrownFor) {
    isRollbackRequested = true;
    reason = why;
    thrown = thrownFor;
  }

  boolean isRollbackRequested() {
    return isRollbackRequested;
  }

  /** Why it is to be undone. */
  @Nullable Object reason() {
    return reason;
  }

  /** Whether this was thrown to undo just this block. */
  boolean hasThrown(@Nullable Object value) {
    return isRollbackRequested && value == thrown;
  }
}
