package dev.perdure.runtime.heap;

import dev.perdure.runtime.extension.Extents;
import dev.perdure.runtime.store.StoreTable;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Scriptable;

/**
 * Extents as ranges of table EXTENTS: {@code 'M'}, the extent's name in UTF-8, a zero byte, the id.
 * Beside them {@code 'C'} and the name hold the count, {@code 'N'} and the name the next free
 * number. Confined to the turn thread.
 */
public final class HeapExtents implements Extents {
  private static final byte NUMBER_ID = 1;
  private static final byte STRING_ID = 2;

  private final HeapTables tables;

  /** Keeps extents in these tables. */
  public HeapExtents(HeapTables tables) {
    this.tables = tables;
  }

  @Override
  public void add(String extent, Object id, Scriptable object) {
    byte[] key = memberKey(extent, id);
    Object present = tables.get(StoreTable.EXTENTS, key, null);
    if (present == object) {
      return;
    }
    if (present != null) {
      throw new IllegalStateException(
          "The extent \"" + extent + "\" has another member with the id " + idText(id) + ".");
    }
    tables.put(StoreTable.EXTENTS, key, object);
    setNumber('C', extent, (double) (count(extent) + 1));
    if (id instanceof Number number && number.doubleValue() >= nextId(extent)) {
      setNumber('N', extent, Math.floor(number.doubleValue()) + 1);
    }
  }

  private static String idText(Object id) {
    return id instanceof Number number
        ? org.mozilla.javascript.ScriptRuntime.toString(number)
        : "\"" + id + "\"";
  }

  @Override
  public void remove(String extent, Object id) {
    byte[] key = memberKey(extent, id);
    if (tables.get(StoreTable.EXTENTS, key, null) != null) {
      tables.remove(StoreTable.EXTENTS, key);
      setNumber('C', extent, (double) (count(extent) - 1));
    }
  }

  @Override
  public @Nullable Scriptable find(String extent, Object id) {
    return (Scriptable) tables.get(StoreTable.EXTENTS, memberKey(extent, id), null);
  }

  @Override
  public Iterator<Scriptable> members(String extent) {
    return membersFrom(extent, extentPrefix(extent));
  }

  @Override
  public Iterator<Scriptable> membersAfter(String extent, Object id) {
    return membersFrom(extent, Keys.concat(memberKey(extent, id), new byte[] {0}));
  }

  private Iterator<Scriptable> membersFrom(String extent, byte[] from) {
    Iterator<HeapTables.Entry> entries =
        tables.entries(StoreTable.EXTENTS, from, Keys.endOfPrefix(extentPrefix(extent)));
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return entries.hasNext();
      }

      @Override
      public Scriptable next() {
        return (Scriptable) entries.next().value();
      }
    };
  }

  @Override
  public long count(String extent) {
    return (long) number('C', extent, 0);
  }

  @Override
  public double nextId(String extent) {
    return number('N', extent, 1);
  }

  private double number(char prefix, String extent, double absent) {
    Number number = (Number) tables.get(StoreTable.EXTENTS, Keys.ofText(prefix, extent), null);
    return number == null ? absent : number.doubleValue();
  }

  private void setNumber(char prefix, String extent, double value) {
    tables.put(StoreTable.EXTENTS, Keys.ofText(prefix, extent), value);
  }

  private static byte[] extentPrefix(String extent) {
    return Keys.concat(Keys.ofText('M', extent), new byte[] {0});
  }

  private static byte[] memberKey(String extent, Object id) {
    return Keys.concat(extentPrefix(extent), idKey(id));
  }

  /** Numbers by value, before strings by code unit. */
  private static byte[] idKey(Object id) {
    if (id instanceof Number number && Double.isFinite(number.doubleValue())) {
      long bits = Double.doubleToLongBits(number.doubleValue() + 0.0);
      byte[] key = new byte[9];
      key[0] = NUMBER_ID;
      Keys.putLong(key, 1, bits < 0 ? ~bits : bits ^ Long.MIN_VALUE);
      return key;
    }
    if (id instanceof CharSequence text) {
      return Keys.concat(
          new byte[] {STRING_ID}, text.toString().getBytes(StandardCharsets.UTF_16BE));
    }
    throw new IllegalArgumentException("An id is a string or a finite number, not " + id + ".");
  }
}
