package dev.perdure.runtime.transaction;

import dev.perdure.runtime.heap.Heap;
import dev.perdure.runtime.heap.HeapTables;
import dev.perdure.runtime.store.StoreTable;
import java.nio.ByteBuffer;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Callable;

/**
 * The functions that are to be called when the turn is durable that has named them, each in a turn
 * of its own. Heap state, so that it is undone with a block, and a process that dies between the
 * turn and the call makes up for it: table TIMERS has {@code 'A'} and a number, to the function.
 * Confined to the turn thread.
 */
public final class AfterCommit {
  private static final byte[] FIRST = {'A'};
  private static final byte[] END = {'A' + 1};

  private final Heap heap;

  /** Whether there may be any. */
  private boolean mayBePending;

  /** A function that is due. */
  public record Due(byte[] key, Callable callback) {}

  /** Keeps them in a heap, which may have some already. */
  AfterCommit(Heap heap) {
    this.heap = heap;
  }

  /** The heap has been restored: another process may have left some. */
  void restored() {
    mayBePending = true;
  }

  /** Adds one, in a turn. */
  public void add(Callable callback) {
    byte[] key = ByteBuffer.allocate(9).put((byte) 'A').putLong(heap.nextTimer()).array();
    heap.tables().put(StoreTable.TIMERS, key, callback);
    mayBePending = true;
  }

  /** Whether there is any. At a turn boundary only. */
  public boolean isPending() {
    return first(Long.MAX_VALUE) != null;
  }

  /** A number that is greater than those of all that there are now. */
  public long bound() {
    return heap.peekTimer();
  }

  /**
   * The first that is due, or null. At a turn boundary only.
   *
   * @param bound those with a number from here on have to wait
   */
  public @Nullable Due first(long bound) {
    if (!mayBePending) {
      return null;
    }
    Iterator<HeapTables.Entry> entries = heap.tables().entries(StoreTable.TIMERS, FIRST, END);
    if (!entries.hasNext()) {
      mayBePending = false;
      return null;
    }
    HeapTables.Entry entry = entries.next();
    return ByteBuffer.wrap(entry.key()).getLong(1) < bound
        ? new Due(entry.key(), (Callable) entry.value())
        : null;
  }

  /** It is not due any more. In a turn. */
  public void remove(Due due) {
    heap.tables().remove(StoreTable.TIMERS, due.key());
  }
}
