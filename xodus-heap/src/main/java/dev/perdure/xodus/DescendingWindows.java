package dev.perdure.xodus;

import dev.perdure.runtime.store.StoreCursor;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import jetbrains.exodus.ArrayByteIterable;
import jetbrains.exodus.ByteIterable;
import jetbrains.exodus.env.Cursor;
import jetbrains.exodus.env.Store;
import jetbrains.exodus.env.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * A descending walk over a Xodus store with prefixing.
 *
 * <p>Xodus 2.0.1 walks such a store backwards in another order than forwards: a key comes before
 * the longer keys that begin with it. So this reads windows of the range forwards, the last window
 * first, and turns each around. A window is bounded by the first eight bytes of keys, as a number;
 * it grows where there are few entries and shrinks where there are many.
 *
 * <p>Confined to one thread.
 */
final class DescendingWindows implements StoreCursor {

  private static final int MANY_ENTRIES = 2048;
  private static final int FEW_ENTRIES = 256;

  private record Entry(byte[] key, byte[] value) {}

  private final XodusHeapStore store;
  private final Transaction transaction;
  private final Store table;
  private final byte[] from;

  /** Everything from here on was shown; null at first if the range has no end. */
  private byte @Nullable [] bound;

  private long width = FEW_ENTRIES;
  private boolean isFirst = true;
  private boolean isAtStart;
  private boolean isClosed;
  private final Deque<Entry> window = new ArrayDeque<>();
  private @Nullable Entry current;

  DescendingWindows(
      XodusHeapStore store,
      Transaction transaction,
      Store table,
      byte[] from,
      byte @Nullable [] to) {
    this.store = store;
    this.transaction = transaction;
    this.table = table;
    this.from = from.clone();
    this.bound = to == null ? null : to.clone();
  }

  @Override
  public boolean next() {
    store.requireUsable();
    if (isClosed) {
      throw new IllegalStateException("The cursor is closed.");
    }
    try {
      while (window.isEmpty() && !isAtStart) {
        readWindow();
      }
    } catch (RuntimeException e) {
      throw store.readFailure(e);
    }
    current = window.pollLast();
    return current != null;
  }

  private void readWindow() {
    byte[] start = windowStart();
    if (!read(start)) {
      width = Math.max(1, width / 4);
      return;
    }
    if (window.size() < FEW_ENTRIES && width < Long.MAX_VALUE / 4) {
      width *= 4;
    }
    bound = start;
    isAtStart = Arrays.compareUnsigned(start, from) <= 0;
    isFirst = false;
  }

  /** Where the next window begins: never below the range, always below the bound. */
  private byte[] windowStart() {
    byte[] end = bound;
    byte[] start;
    if (end == null) {
      // The greatest key is this one or begins with it.
      byte[] last = lastKey();
      start = last == null ? from : bytes(number(last));
    } else {
      long endNumber = number(end);
      boolean isSubtractable = Long.compareUnsigned(endNumber, width) >= 0;
      // At first the bound may be longer than a number, and the window its own number's.
      long step = isFirst && Arrays.compareUnsigned(bytes(endNumber), end) < 0 ? 0 : width;
      start = isSubtractable ? bytes(endNumber - step) : new byte[0];
    }
    return Arrays.compareUnsigned(start, from) < 0 ? from : start;
  }

  private byte @Nullable [] lastKey() {
    try (Cursor cursor = table.openCursor(transaction)) {
      return cursor.getLast() ? XodusCursor.bytes(cursor.getKey()) : null;
    }
  }

  /**
   * Reads the window that begins here.
   *
   * @return false if it has too many entries, and can be made smaller
   */
  private boolean read(byte[] start) {
    byte[] end = bound;
    window.clear();
    try (Cursor cursor = table.openCursor(transaction)) {
      ByteIterable value = cursor.getSearchKeyRange(new ArrayByteIterable(start));
      boolean found = value != null;
      while (found) {
        byte[] key = XodusCursor.bytes(cursor.getKey());
        if (end != null && Arrays.compareUnsigned(key, end) >= 0) {
          break;
        }
        if (window.size() == MANY_ENTRIES && width > 1 && end != null && !isFirst) {
          window.clear();
          return false;
        }
        window.addLast(new Entry(key, XodusCursor.bytes(cursor.getValue())));
        found = cursor.getNext();
      }
    }
    return true;
  }

  private static long number(byte[] key) {
    return ByteBuffer.wrap(Arrays.copyOf(key, 8)).getLong();
  }

  private static byte[] bytes(long number) {
    return ByteBuffer.allocate(8).putLong(number).array();
  }

  @Override
  public byte[] key() {
    return entry().key().clone();
  }

  @Override
  public byte[] value() {
    return entry().value().clone();
  }

  private Entry entry() {
    Entry entry = current;
    if (entry == null) {
      throw new IllegalStateException("The cursor is not on an entry.");
    }
    return entry;
  }

  @Override
  public void close() {
    if (!isClosed) {
      isClosed = true;
      current = null;
      window.clear();
      store.finish(transaction);
    }
  }
}
