package dev.perdure.runtime.heap;

import dev.perdure.runtime.store.StoreTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Ordered tables of values and references beside the object graph (extents, timers, counts), with
 * the running turn's changes over what is stored. An object that an entry refers to is reachable.
 * Confined to the turn thread.
 */
public final class HeapTables {
  /** Most walks end at their first entry, some pass the whole table. */
  private static final int FIRST_CHUNK = 2;

  private static final int LARGEST_CHUNK = 256;

  /** Marks a key that the turn has removed. */
  private static final Object REMOVED = new Object();

  private final LayeredStore store;
  private final ValueDecoder values;
  private final Map<StoreTable, NavigableMap<byte[], Object>> changes =
      new EnumMap<>(StoreTable.class);

  /** The keys that savepoints of this turn have laid over the store. */
  private final Map<StoreTable, NavigableSet<byte[]>> flushed = new EnumMap<>(StoreTable.class);

  private @Nullable Consumer<StoreTable> guard;

  HeapTables(LayeredStore store, ValueDecoder values) {
    this.store = store;
    this.values = values;
  }

  private NavigableMap<byte[], Object> changesOf(StoreTable table) {
    return changes.computeIfAbsent(table, t -> new TreeMap<>(Arrays::compareUnsigned));
  }

  /** The value of a key; {@code absent} if there is none. */
  public @Nullable Object get(StoreTable table, byte[] key, @Nullable Object absent) {
    Object changed = changesOf(table).get(key);
    if (changed != null) {
      return changed == REMOVED ? absent : changed;
    }
    byte[] stored = store.get(table, key);
    return stored == null ? absent : decode(table, key, stored);
  }

  /** Sets the value of a key: a primitive, an object or a symbol; not null. */
  public void put(StoreTable table, byte[] key, Object value) {
    change(table, key, value);
  }

  /** Removes a key. */
  public void remove(StoreTable table, byte[] key) {
    change(table, key, REMOVED);
  }

  /** An entry that a walk has come to. */
  public record Entry(byte[] key, Object value) {}

  /**
   * Walks a range in ascending order, as it is now: what the turn changes later does not show.
   * Values are decoded one at a time.
   *
   * @param from inclusive
   * @param to exclusive, or null for the end of the table
   */
  public Iterator<Entry> entries(StoreTable table, byte[] from, byte @Nullable [] to) {
    NavigableMap<byte[], Object> over = new TreeMap<>(Arrays::compareUnsigned);
    NavigableMap<byte[], Object> changed = changesOf(table);
    over.putAll(to == null ? changed.tailMap(from, true) : changed.subMap(from, true, to, false));
    return new Walk(table, from, to, over);
  }

  /** Reads the stored entries in chunks, so that no cursor stays open while a program runs. */
  private final class Walk implements Iterator<Entry> {
    private final StoreTable table;
    private final byte @Nullable [] to;
    private final NavigableMap<byte[], Object> over;
    private final List<byte[][]> chunk = new ArrayList<>();
    private int chunkSize = FIRST_CHUNK;
    private int inChunk;
    private byte @Nullable [] nextFrom;
    private @Nullable Entry next;

    Walk(StoreTable table, byte[] from, byte @Nullable [] to, NavigableMap<byte[], Object> over) {
      this.table = table;
      this.to = to;
      this.over = over;
      this.nextFrom = from;
      advance();
    }

    private byte @Nullable [][] peekStored() {
      if (inChunk == chunk.size() && nextFrom != null) {
        chunk.clear();
        inChunk = 0;
        byte[] from = nextFrom;
        nextFrom = null;
        store.scan(
            table,
            from,
            to,
            (key, value) -> {
              if (chunk.size() == chunkSize) {
                nextFrom = key;
                return false;
              }
              chunk.add(new byte[][] {key, value});
              return true;
            });
        chunkSize = Math.min(2 * chunkSize, LARGEST_CHUNK);
      }
      return inChunk < chunk.size() ? chunk.get(inChunk) : null;
    }

    private void advance() {
      next = null;
      while (next == null) {
        byte[][] stored = peekStored();
        if (stored == null && over.isEmpty()) {
          return;
        }
        int order =
            stored == null
                ? 1
                : over.isEmpty() ? -1 : Arrays.compareUnsigned(stored[0], over.firstKey());
        if (order <= 0) {
          inChunk++;
        }
        if (stored == null || order >= 0) {
          Map.Entry<byte[], Object> first = over.pollFirstEntry();
          if (first.getValue() != REMOVED) {
            next = new Entry(first.getKey(), first.getValue());
          }
        } else {
          next = new Entry(stored[0], decode(table, stored[0], stored[1]));
        }
      }
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public Entry next() {
      if (next == null) {
        throw new NoSuchElementException();
      }
      Entry entry = next;
      advance();
      return entry;
    }
  }

  private Object decode(StoreTable table, byte[] key, byte[] stored) {
    return store.decode(table, key, () -> values.read(new RecordReader(stored)));
  }

  /** The values that this turn has put into a table and that are still there. */
  public List<Object> added(StoreTable table) {
    List<Object> added = new ArrayList<>();
    for (byte[] key : flushed.getOrDefault(table, Collections.emptyNavigableSet())) {
      Object value = changesOf(table).containsKey(key) ? null : get(table, key, null);
      if (value != null) {
        added.add(value);
      }
    }
    for (Object value : changesOf(table).values()) {
      if (value != REMOVED) {
        added.add(value);
      }
    }
    return added;
  }

  void encodeChanged(ValueEncoder encoder, Checkpoint checkpoint) {
    changes.forEach(
        (table, entries) -> {
          String name = table.name().toLowerCase(java.util.Locale.ROOT);
          entries.forEach(
              (key, value) -> {
                if (value == REMOVED) {
                  checkpoint.deleteEntry(table, key);
                } else {
                  checkpoint.encoding(table, name);
                  RecordWriter out = new RecordWriter();
                  encoder.write(out, value, "entry");
                  checkpoint.putEntry(table, key, out.toByteArray());
                }
              });
        });
  }

  /** The changes have come to lie over the store, and the turn goes on. */
  void flush() {
    changes.forEach(
        (table, entries) ->
            flushed
                .computeIfAbsent(table, t -> new TreeSet<>(Arrays::compareUnsigned))
                .addAll(entries.keySet()));
    changes.values().forEach(Map::clear);
  }

  /** A savepoint was returned to: what was changed since is undone. */
  void rolledBack() {
    changes.values().forEach(Map::clear);
  }

  /** The turn is written or undone. */
  void forgetChanges() {
    changes.values().forEach(Map::clear);
    flushed.clear();
  }

  /** From now on this is called before each change, and may refuse it; null for nothing. */
  void guardWith(@Nullable Consumer<StoreTable> newGuard) {
    guard = newGuard;
  }

  private void change(StoreTable table, byte[] key, Object value) {
    if (guard != null) {
      guard.accept(table);
    }
    changesOf(table).put(key, value);
  }
}
