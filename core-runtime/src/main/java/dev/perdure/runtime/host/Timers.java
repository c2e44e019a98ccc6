package dev.perdure.runtime.host;

import dev.perdure.runtime.heap.Heap;
import dev.perdure.runtime.heap.HeapTables;
import dev.perdure.runtime.store.StoreTable;
import dev.perdure.runtime.turn.TurnClock;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Callable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/**
 * {@code setTimeout} and {@code clearTimeout}. Pending timers are heap state: table TIMERS has
 * {@code 'T'}, due time and number, to an object with callback and arguments; and {@code 'I'} and
 * number, to the due time. Confined to the turn thread.
 */
public final class Timers {
  private static final byte[] FIRST = {'T'};
  private static final byte[] END = {'T' + 1};
  private static final double LONGEST_MILLIS = 100.0 * 365 * 24 * 3600 * 1000;

  private final Heap heap;
  private final TurnClock clock;

  /**
   * No pending timer has a smaller key: so that a look for the first one does not pass those that
   * have fired and are not yet gone from the store. Learned between turns, when nothing can be
   * undone; a turn can only lower it.
   */
  private byte[] lowerBound = FIRST;

  /** A timer that is due. */
  public record Due(byte[] key, Scriptable timer) {}

  /** Keeps timers in a heap. */
  public Timers(Heap heap, TurnClock clock) {
    this.heap = heap;
    this.clock = clock;
  }

  /** Adds the two functions to a realm. */
  public void install(ScriptableObject global) {
    HostFunctions.define(
        global, "setTimeout", 2, (cx, scope, thisObj, args) -> set(cx, global, args));
    HostFunctions.define(
        global,
        "clearTimeout",
        1,
        (cx, scope, thisObj, args) -> {
          if (args.length > 0 && args[0] instanceof Number number) {
            clear(number);
          }
          return Undefined.instance;
        });
  }

  private Object set(Context cx, ScriptableObject global, Object[] args) {
    if (args.length == 0 || !(args[0] instanceof Callable)) {
      throw ScriptRuntime.typeError(
          "setTimeout: the first argument is the function to call later, not "
              + (args.length == 0 ? "nothing" : ScriptRuntime.toString(args[0]))
              + ".");
    }
    double delay = args.length > 1 ? ScriptRuntime.toInteger(args[1]) : 0;
    long due = clock.millis() + (long) Math.min(Math.max(delay, 0), LONGEST_MILLIS);
    long number = heap.nextTimer();
    Scriptable timer = cx.newObject(global);
    timer.put("callback", timer, args[0]);
    Object[] rest = args.length > 2 ? Arrays.copyOfRange(args, 2, args.length) : new Object[0];
    timer.put("arguments", timer, cx.newArray(global, rest));
    HeapTables tables = heap.tables();
    byte[] key = dueKey(due, number);
    tables.put(StoreTable.TIMERS, key, timer);
    if (Arrays.compareUnsigned(key, lowerBound) < 0) {
      lowerBound = key;
    }
    tables.put(StoreTable.TIMERS, numberKey(number), (double) due);
    return (double) number;
  }

  private void clear(Number number) {
    byte[] key = numberKey(number.longValue());
    if (heap.tables().get(StoreTable.TIMERS, key, null) instanceof Number due) {
      heap.tables().remove(StoreTable.TIMERS, key);
      heap.tables().remove(StoreTable.TIMERS, dueKey(due.longValue(), number.longValue()));
    }
  }

  /**
   * When the next timer is due, in milliseconds since 1970; empty if none is pending. At a turn
   * boundary only.
   */
  public OptionalLong nextDueMillis() {
    HeapTables.Entry first = first();
    return first == null
        ? OptionalLong.empty()
        : OptionalLong.of(ByteBuffer.wrap(first.key()).getLong(1));
  }

  private HeapTables.@Nullable Entry first() {
    if (lowerBound == END) {
      return null;
    }
    Iterator<HeapTables.Entry> entries = heap.tables().entries(StoreTable.TIMERS, lowerBound, END);
    HeapTables.Entry first = entries.hasNext() ? entries.next() : null;
    lowerBound = first == null ? END : first.key();
    return first;
  }

  /** The first timer that is due by now, or null. At a turn boundary only. */
  public @Nullable Due firstDue() {
    HeapTables.Entry entry = first();
    if (entry == null) {
      return null;
    }
    return ByteBuffer.wrap(entry.key()).getLong(1) <= clock.millis()
        ? new Due(entry.key(), (Scriptable) entry.value())
        : null;
  }

  /** How many timers are due by now. */
  public int countDue() {
    long now = clock.millis();
    int count = 0;
    Iterator<HeapTables.Entry> entries = heap.tables().entries(StoreTable.TIMERS, lowerBound, END);
    while (entries.hasNext() && ByteBuffer.wrap(entries.next().key()).getLong(1) <= now) {
      count++;
    }
    return count;
  }

  /** Takes a timer off the list: it will not fire again. */
  public void remove(Due due) {
    heap.tables().remove(StoreTable.TIMERS, due.key());
    heap.tables().remove(StoreTable.TIMERS, numberKey(ByteBuffer.wrap(due.key()).getLong(9)));
  }

  /** Calls the function of a timer. */
  public static void fire(Context cx, ScriptableObject global, Due due) {
    Scriptable timer = due.timer();
    Callable callback = (Callable) timer.get("callback", timer);
    Object[] arguments = cx.getElements((Scriptable) timer.get("arguments", timer));
    callback.call(cx, global, Undefined.SCRIPTABLE_UNDEFINED, arguments);
  }

  private static byte[] dueKey(long due, long number) {
    return ByteBuffer.allocate(17).put((byte) 'T').putLong(due).putLong(number).array();
  }

  private static byte[] numberKey(long number) {
    return ByteBuffer.allocate(9).put((byte) 'I').putLong(number).array();
  }
}
