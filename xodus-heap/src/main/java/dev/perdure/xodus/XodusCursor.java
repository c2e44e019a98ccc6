package dev.perdure.xodus;

import dev.perdure.runtime.store.StoreCursor;
import java.util.Arrays;
import jetbrains.exodus.ArrayByteIterable;
import jetbrains.exodus.ByteIterable;
import jetbrains.exodus.env.Cursor;
import jetbrains.exodus.env.Store;
import jetbrains.exodus.env.Transaction;
import org.jspecify.annotations.Nullable;

/** A walk over a range, on a read-only transaction of its own. Confined to one thread. */
final class XodusCursor implements StoreCursor {

  private final XodusHeapStore store;
  private final Transaction transaction;
  private final Cursor cursor;
  private final byte[] from;
  private final byte @Nullable [] to;
  private final boolean descending;
  private State state = State.BEFORE_FIRST;
  private byte @Nullable [] key;

  private enum State {
    BEFORE_FIRST,
    ON_ENTRY,
    AT_END,
    CLOSED
  }

  XodusCursor(
      XodusHeapStore store,
      Transaction transaction,
      Store table,
      byte[] from,
      byte @Nullable [] to,
      boolean descending) {
    this.store = store;
    this.transaction = transaction;
    this.cursor = table.openCursor(transaction);
    this.from = from.clone();
    this.to = to == null ? null : to.clone();
    this.descending = descending;
  }

  @Override
  public boolean next() {
    store.requireUsable();
    if (state == State.CLOSED) {
      throw new IllegalStateException("The cursor is closed.");
    }
    if (state == State.AT_END) {
      return false;
    }
    try {
      boolean found = state == State.BEFORE_FIRST ? first() : step();
      byte[] candidate = found ? bytes(cursor.getKey()) : null;
      boolean inRange = candidate != null && isInRange(candidate);
      key = inRange ? candidate : null;
      state = inRange ? State.ON_ENTRY : State.AT_END;
      return inRange;
    } catch (RuntimeException e) {
      throw store.readFailure(e);
    }
  }

  private boolean step() {
    return descending ? cursor.getPrev() : cursor.getNext();
  }

  private boolean first() {
    if (!descending) {
      return cursor.getSearchKeyRange(new ArrayByteIterable(from)) != null;
    }
    byte[] end = to;
    if (end == null) {
      return cursor.getLast();
    }
    return cursor.getSearchKeyRange(new ArrayByteIterable(end)) == null
        ? cursor.getLast()
        : cursor.getPrev();
  }

  private boolean isInRange(byte[] candidate) {
    byte[] end = to;
    return descending
        ? Arrays.compareUnsigned(candidate, from) >= 0
            && (end == null || Arrays.compareUnsigned(candidate, end) < 0)
        : end == null || Arrays.compareUnsigned(candidate, end) < 0;
  }

  @Override
  public byte[] key() {
    byte[] current = key;
    if (current == null) {
      throw new IllegalStateException("The cursor is not on an entry.");
    }
    return current.clone();
  }

  @Override
  public byte[] value() {
    if (key == null) {
      throw new IllegalStateException("The cursor is not on an entry.");
    }
    try {
      return bytes(cursor.getValue());
    } catch (RuntimeException e) {
      throw store.readFailure(e);
    }
  }

  @Override
  public void close() {
    if (state != State.CLOSED) {
      state = State.CLOSED;
      key = null;
      store.finish(transaction);
    }
  }

  static byte[] bytes(ByteIterable iterable) {
    return Arrays.copyOf(iterable.getBytesUnsafe(), iterable.getLength());
  }
}
