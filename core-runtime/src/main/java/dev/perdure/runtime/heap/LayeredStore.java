package dev.perdure.runtime.heap;

import dev.perdure.runtime.store.HeapDamagedException;
import dev.perdure.runtime.store.HeapStore;
import dev.perdure.runtime.store.HeapStoreException;
import dev.perdure.runtime.store.StoreCursor;
import dev.perdure.runtime.store.StoreTable;
import dev.perdure.runtime.store.WriteBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The store as the turn thread sees it: batches that were handed to the committer and are not
 * durable yet lie over what is. Values are checked against their seals on the way.
 *
 * <p>Confined to the turn thread but for {@link #isDurable}. What has become durable stays until
 * the turn thread takes it away, which it does when it reads next: it equals what the store has,
 * and so a scan needs no copy.
 */
public final class LayeredStore {

  /** A value that is on its way to the store; a null value is a removal. */
  private record Pending(long sequence, byte @Nullable [] value) {}

  private final HeapStore store;
  private final Chunks chunks = new Chunks(this);
  private final Map<StoreTable, NavigableMap<byte[], Pending>> pending =
      new EnumMap<>(StoreTable.class);
  private final Queue<WriteBatch> durable = new ConcurrentLinkedQueue<>();

  /** What the running turn has laid over all of that, the latest last; mostly nothing. */
  private final List<Delta> deltas = new ArrayList<>();

  /** How many of them reads see: all, unless somebody looks at an earlier state. */
  private int visibleDeltas;

  /** How many scans walk over the layers now: they must not be changed below them. */
  private int scans;

  /** The first failure of a read. */
  private @Nullable HeapStoreException failure;

  /** Lays an empty layer over a store. */
  public LayeredStore(HeapStore store) {
    this.store = store;
  }

  private NavigableMap<byte[], Pending> layerOf(StoreTable table) {
    return pending.computeIfAbsent(table, t -> new TreeMap<>(Arrays::compareUnsigned));
  }

  /** The store's name for messages. */
  public String describe() {
    return store.describe();
  }

  /** The number of the last durable batch. */
  public long lastSequence() {
    return store.lastSequence();
  }

  /** From now on reads see these changes first. */
  void push(Delta delta) {
    deltas.add(delta);
    visibleDeltas = deltas.size();
  }

  /** Takes away what was pushed last. */
  Delta pop() {
    Delta last = deltas.remove(deltas.size() - 1);
    visibleDeltas = deltas.size();
    return last;
  }

  /** Puts other changes in the place of what was pushed last. */
  void replaceLast(Delta delta) {
    deltas.set(deltas.size() - 1, delta);
  }

  /** Runs something that sees the state below the deltas from this one on. */
  <T> T asBelow(int firstHidden, Supplier<T> action) {
    int before = visibleDeltas;
    visibleDeltas = firstHidden;
    try {
      return action.get();
    } finally {
      visibleDeltas = before;
    }
  }

  private Delta.@Nullable Change changeOf(StoreTable table, byte[] key) {
    for (int i = visibleDeltas - 1; i >= 0; i--) {
      Delta.Change change = deltas.get(i).get(table, key);
      if (change != null) {
        return change;
      }
    }
    return null;
  }

  byte @Nullable [] get(StoreTable table, byte[] key) {
    dropDurable();
    if (visibleDeltas > 0) {
      Delta.Change change = changeOf(table, key);
      if (change != null) {
        return change.value();
      }
    }
    try {
      byte[] sealed = sealed(table, key);
      return sealed == null ? null : open(table, key, sealed);
    } catch (HeapStoreException e) {
      throw failed(e);
    }
  }

  /**
   * Remembers that a read has failed: a program can end the exception on its way up, by a jump out
   * of {@code finally}, and go on with what it has not got.
   *
   * @return the exception, to be thrown
   */
  <E extends HeapStoreException> E failed(E exception) {
    if (failure == null) {
      failure = exception;
    }
    return exception;
  }

  /** Throws what a program may have kept from the top of its turn. */
  void throwFailure() {
    if (failure != null) {
      throw failure;
    }
  }

  private byte @Nullable [] sealed(StoreTable table, byte[] key) {
    Pending waiting = layerOf(table).get(key);
    return waiting != null ? waiting.value : store.get(table, key);
  }

  private byte[] open(StoreTable table, byte[] key, byte[] sealed) {
    byte[] value = Seal.open(table, key, sealed, describe());
    return Seal.isChunked(sealed) ? chunks.read(table, key, value) : value;
  }

  /** Puts a value into a batch, with its seal, and in chunks if it is large. */
  void put(WriteBatch batch, StoreTable table, byte[] key, byte[] value) {
    chunks.forget(batch, table, key);
    if (value.length <= Chunks.BYTES) {
      batch.put(table, key, Seal.close(table, key, value, false));
    } else {
      batch.put(table, key, Seal.close(table, key, chunks.write(batch, table, key, value), true));
    }
  }

  /** Puts the removal of a key into a batch. */
  void delete(WriteBatch batch, StoreTable table, byte[] key) {
    chunks.forget(batch, table, key);
    batch.delete(table, key);
  }

  /** Makes the entries of a batch visible to reads. Seals are in place already. */
  void add(WriteBatch batch) {
    dropDurable();
    for (WriteBatch.Entry entry : batch.entries()) {
      layerOf(entry.table()).put(entry.key(), new Pending(batch.sequence(), entry.value()));
    }
  }

  /** What a batch has laid over the store may go, now that the store has it. Thread-safe. */
  public void isDurable(WriteBatch batch) {
    durable.add(batch);
  }

  private void dropDurable() {
    if (scans > 0) {
      return;
    }
    for (WriteBatch batch = durable.poll(); batch != null; batch = durable.poll()) {
      for (WriteBatch.Entry entry : batch.entries()) {
        NavigableMap<byte[], Pending> layer = layerOf(entry.table());
        Pending waiting = layer.get(entry.key());
        if (waiting != null && waiting.sequence() <= batch.sequence()) {
          layer.remove(entry.key());
        }
      }
    }
  }

  /** Receives the entries of a scan; returns false to stop. */
  interface EntryVisitor {
    boolean visit(byte[] key, byte[] value);
  }

  /** Visits the entries of a range in ascending order of their keys. */
  void scan(StoreTable table, byte[] from, byte @Nullable [] to, EntryVisitor visitor) {
    NavigableMap<byte[], Delta.Change> over = changesIn(table, from, to);
    if (over.isEmpty()) {
      scanBelow(table, from, to, visitor);
      return;
    }
    boolean[] stopped = {false};
    scanBelow(
        table,
        from,
        to,
        (key, value) -> {
          stopped[0] = !visitChanges(over, key, visitor);
          if (!stopped[0]) {
            Delta.Change change = over.remove(key);
            byte[] now = change == null ? value : change.value();
            stopped[0] = now != null && !visitor.visit(key, now);
          }
          return !stopped[0];
        });
    if (!stopped[0]) {
      visitChanges(over, null, visitor);
    }
  }

  /** A copy of what the visible deltas have in a range: they may change while it is walked. */
  private NavigableMap<byte[], Delta.Change> changesIn(
      StoreTable table, byte[] from, byte @Nullable [] to) {
    NavigableMap<byte[], Delta.Change> changes = new TreeMap<>(Arrays::compareUnsigned);
    for (int i = 0; i < visibleDeltas; i++) {
      NavigableMap<byte[], Delta.Change> all = deltas.get(i).of(table);
      changes.putAll(to == null ? all.tailMap(from, true) : all.subMap(from, true, to, false));
    }
    return changes;
  }

  /** Visits, and removes, the changes before a key, or all; false if the visitor has enough. */
  private static boolean visitChanges(
      NavigableMap<byte[], Delta.Change> changes, byte @Nullable [] before, EntryVisitor visitor) {
    while (!changes.isEmpty()
        && (before == null || Arrays.compareUnsigned(changes.firstKey(), before) < 0)) {
      Map.Entry<byte[], Delta.Change> first = changes.pollFirstEntry();
      byte[] value = first.getValue().value();
      if (value != null && !visitor.visit(first.getKey(), value)) {
        return false;
      }
    }
    return true;
  }

  private void scanBelow(
      StoreTable table, byte[] from, byte @Nullable [] to, EntryVisitor visitor) {
    NavigableMap<byte[], Pending> layer = layerOf(table);
    Iterator<Map.Entry<byte[], Pending>> upper =
        (to == null ? layer.tailMap(from, true) : layer.subMap(from, true, to, false))
            .entrySet()
            .iterator();
    Map.Entry<byte[], Pending> first = upper.hasNext() ? upper.next() : null;
    scans++;
    try (StoreCursor cursor = store.scan(table, from, to, false)) {
      boolean more = cursor.next();
      while (more || first != null) {
        int order =
            !more ? 1 : first == null ? -1 : Arrays.compareUnsigned(cursor.key(), first.getKey());
        byte[] key;
        byte @Nullable [] sealed;
        if (first != null && order >= 0) {
          key = first.getKey();
          sealed = first.getValue().value();
          first = upper.hasNext() ? upper.next() : null;
        } else {
          key = cursor.key();
          sealed = cursor.value();
        }
        if (order <= 0) {
          more = cursor.next();
        }
        if (sealed != null && !visitor.visit(key, open(table, key, sealed))) {
          return;
        }
      }
    } catch (HeapStoreException e) {
      throw failed(e);
    } finally {
      scans--;
    }
  }

  /** Decodes an entry: one that is not what its table should hold is damage. */
  <T> T decode(StoreTable table, byte[] key, Supplier<T> decoder) {
    try {
      return decoder.get();
    } catch (IndexOutOfBoundsException | ClassCastException | NullPointerException e) {
      throw failed(
          new HeapDamagedException(
              "The heap \""
                  + describe()
                  + "\" is damaged: the entry "
                  + java.util.HexFormat.of().formatHex(key)
                  + " of table "
                  + table
                  + " cannot be read ("
                  + e.getMessage()
                  + "). Restore the heap from a backup; keep a copy of the damaged directory.",
              e));
    }
  }

  HeapDamagedException missing(String what) {
    return failed(
        new HeapDamagedException(
            "The heap \""
                + describe()
                + "\" is damaged: "
                + what
                + ". Restore the heap from a backup; keep a copy of the damaged directory."));
  }
}
