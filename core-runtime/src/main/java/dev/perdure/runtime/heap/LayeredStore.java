package dev.perdure.runtime.heap;

import dev.perdure.runtime.store.HeapDamagedException;
import dev.perdure.runtime.store.HeapStore;
import dev.perdure.runtime.store.HeapStoreException;
import dev.perdure.runtime.store.StoreCursor;
import dev.perdure.runtime.store.StoreTable;
import dev.perdure.runtime.store.WriteBatch;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
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

  /** What the running turn has laid over all of that; null as long as it has no savepoint. */
  private @Nullable Delta overlay;

  /** What turns the overlay into an earlier one, the latest last; mostly nothing. */
  private List<Delta> toEarlier = List.of();

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

  /** From now on reads see these changes first; null for none. */
  void overlay(@Nullable Delta changes) {
    overlay = changes;
  }

  /**
   * Runs something that sees an earlier state of the turn.
   *
   * @param journals what the entries that were changed since had been, the latest last
   */
  <T> T asBefore(List<Delta> journals, Supplier<T> action) {
    toEarlier = journals;
    try {
      return action.get();
    } finally {
      toEarlier = List.of();
    }
  }

  private Delta.@Nullable Change changeOf(Delta changes, StoreTable table, byte[] key) {
    for (Delta journal : toEarlier) {
      Delta.Change before = journal.get(table, key);
      if (before != null) {
        return before.isNone() ? null : before;
      }
    }
    return changes.get(table, key);
  }

  byte @Nullable [] get(StoreTable table, byte[] key) {
    dropDurable();
    if (overlay != null) {
      Delta.Change change = changeOf(overlay, table, key);
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

  /**
   * Visits the entries of a range in ascending order of their keys. The visitor must not change
   * anything.
   */
  void scan(StoreTable table, byte[] from, byte @Nullable [] to, EntryVisitor visitor) {
    if (overlay == null) {
      scanBelow(table, from, to, visitor);
      return;
    }
    Overlaid over = new Overlaid(changesIn(overlay, table, from, to), visitor);
    scanBelow(table, from, to, over);
    over.finish();
  }

  /** Shows a visitor the changes, in their places among the entries below them. */
  private static final class Overlaid implements EntryVisitor {
    private final Iterator<Map.Entry<byte[], Delta.Change>> changes;
    private final EntryVisitor visitor;
    private Map.@Nullable Entry<byte[], Delta.Change> next;
    private boolean isStopped;

    Overlaid(NavigableMap<byte[], Delta.Change> changes, EntryVisitor visitor) {
      this.changes = changes.entrySet().iterator();
      this.visitor = visitor;
      advance();
    }

    private void advance() {
      next = changes.hasNext() ? changes.next() : null;
    }

    @Override
    public boolean visit(byte[] key, byte[] value) {
      while (next != null && Arrays.compareUnsigned(next.getKey(), key) < 0) {
        if (!visitNext()) {
          return false;
        }
      }
      if (next != null && Arrays.equals(next.getKey(), key)) {
        return visitNext();
      }
      isStopped = !visitor.visit(key, value);
      return !isStopped;
    }

    private boolean visitNext() {
      Map.Entry<byte[], Delta.Change> change = Objects.requireNonNull(next);
      advance();
      byte[] value = change.getValue().value();
      isStopped = value != null && !visitor.visit(change.getKey(), value);
      return !isStopped;
    }

    /** Visits what is behind the last entry below. */
    void finish() {
      while (!isStopped && next != null) {
        visitNext();
      }
    }
  }

  /** What has changed in a range; a view, unless an earlier state is looked at. */
  private NavigableMap<byte[], Delta.Change> changesIn(
      Delta changed, StoreTable table, byte[] from, byte @Nullable [] to) {
    NavigableMap<byte[], Delta.Change> now = range(changed.of(table), from, to);
    if (toEarlier.isEmpty()) {
      return now;
    }
    NavigableMap<byte[], Delta.Change> changes = new TreeMap<>(Arrays::compareUnsigned);
    changes.putAll(now);
    for (int i = toEarlier.size() - 1; i >= 0; i--) {
      range(toEarlier.get(i).of(table), from, to)
          .forEach(
              (key, before) -> {
                if (before.isNone()) {
                  changes.remove(key);
                } else {
                  changes.put(key, before);
                }
              });
    }
    return changes;
  }

  private static <V> NavigableMap<byte[], V> range(
      NavigableMap<byte[], V> all, byte[] from, byte @Nullable [] to) {
    return to == null ? all.tailMap(from, true) : all.subMap(from, true, to, false);
  }

  private void scanBelow(
      StoreTable table, byte[] from, byte @Nullable [] to, EntryVisitor visitor) {
    NavigableMap<byte[], Pending> layer = layerOf(table);
    Iterator<Map.Entry<byte[], Pending>> upper = range(layer, from, to).entrySet().iterator();
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
