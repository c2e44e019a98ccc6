package dev.perdure.runtime.heap;

import dev.perdure.runtime.store.StoreTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.SymbolKey;
import org.mozilla.javascript.WeakInternals;

/**
 * The entries of persistent WeakMaps and WeakSets: one in table META each, so that neither reading
 * nor writing one depends on how many there are, and that none keeps its key or value in memory.
 *
 * <p>Key: {@code 'W'}, the oid of the collection, the key as a tagged value. Value: a tagged value;
 * true for a member of a set. Confined to the turn thread.
 */
final class WeakEntries implements WeakInternals.Stored {
  private static final byte[] PREFIX = {'W'};

  private final Heap heap;
  private final ValueDecoder values;
  private final ValueEncoder keys;

  /** Thrown for an object that has no identity yet; it can be no key of a stored entry. */
  private static final class Unidentified extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unidentified() {
      super(null, null, false, false);
    }
  }

  WeakEntries(Heap heap, ValueDecoder values) {
    this.heap = heap;
    this.values = values;
    this.keys = new ValueEncoder(new Known(), heap.global());
  }

  @Override
  public @Nullable Object find(long collection, Object key) {
    byte[] storeKey = keyOf(collection, key);
    byte[] value = storeKey == null ? null : heap.store().get(StoreTable.META, storeKey);
    if (storeKey == null || value == null) {
      return Scriptable.NOT_FOUND;
    }
    return heap.store()
        .decode(StoreTable.META, storeKey, () -> values.read(new RecordReader(value)));
  }

  /** Hands out the entries that the store has of a collection. */
  void forEach(long collection, BiConsumer<Object, @Nullable Object> action) {
    byte[] prefix = Keys.concat(PREFIX, Keys.ofLong(collection));
    List<byte[][]> entries = new ArrayList<>();
    heap.store()
        .scan(
            StoreTable.META,
            prefix,
            Keys.endOfPrefix(prefix),
            (key, value) -> entries.add(new byte[][] {key, value}));
    for (byte[][] entry : entries) {
      byte[] key = Arrays.copyOfRange(entry[0], prefix.length, entry[0].length);
      action.accept(
          Objects.requireNonNull(values.read(new RecordReader(key))),
          values.read(new RecordReader(entry[1])));
    }
  }

  /** The key in the store, or null if this object has no identity yet. */
  byte @Nullable [] keyOf(long collection, Object key) {
    try {
      return keyOf(collection, key, keys);
    } catch (Unidentified e) {
      return null;
    }
  }

  /** The key in the store, which may give the object its identity. */
  static byte[] keyOf(long collection, Object key, ValueEncoder encoder) {
    RecordWriter out = new RecordWriter();
    encoder.write(out, key, "[[key]]");
    return Keys.concat(PREFIX, Keys.ofLong(collection), out.toByteArray());
  }

  /** Refers to what has a record, and to nothing else. */
  private final class Known implements References {

    @Override
    public long identify(Object target, Object step) {
      HeapSlotMap map = target instanceof ScriptableObject object ? HeapSlotMap.of(object) : null;
      if (map != null && map.oid() != 0) {
        return map.oid();
      }
      Long symbol = target instanceof SymbolKey key ? heap.objects().symbolOid(key) : null;
      if (symbol == null) {
        throw new Unidentified();
      }
      return symbol;
    }

    @Override
    public void watch(Object regExp) {}

    @Override
    public byte[] identifyLongString(String string) {
      throw new Unidentified();
    }

    @Override
    public void include(PagedTable<?> table, Runnable written) {
      throw new Unidentified();
    }

    @Override
    public void excludePages(long oid, Runnable written) {
      throw new Unidentified();
    }

    @Override
    public @Nullable String intrinsicName(Object target) {
      return heap.intrinsics().nameOf(target);
    }

    @Override
    public boolean isUntouchedDefaultPrototype(Object prototype, Scriptable function) {
      return false;
    }

    @Override
    public UnpersistableValueException refuse(Object step, String reason) {
      throw new Unidentified();
    }
  }
}
