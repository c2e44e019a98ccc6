package dev.perdure.runtime.heap;

import dev.perdure.runtime.store.StoreTable;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.HeapKind;
import org.mozilla.javascript.HeapPages;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.SuspensionInternals;
import org.mozilla.javascript.SymbolKey;
import org.mozilla.javascript.WeakInternals;

/**
 * The check for missed writes: encodes every object in memory again, right after a checkpoint, and
 * compares it with its record. An object that differs was changed past the barriers, and would have
 * been lost. Confined to the turn thread.
 */
final class HeapAudit implements References {

  /** A write was missed: the worst fault that the heap can have. */
  static final class MissedWriteError extends AssertionError {
    private static final long serialVersionUID = 1L;

    MissedWriteError(String message) {
      super(message);
    }
  }

  private final Heap heap;
  private final ObjectEncoder encoder;
  private final ValueEncoder values;

  HeapAudit(Heap heap) {
    this.heap = heap;
    this.values = new ValueEncoder(this, heap.global());
    this.encoder = new ObjectEncoder(heap, values);
  }

  void run() {
    for (Object object : heap.objects().all()) {
      if (object instanceof ScriptableObject scriptable) {
        HeapSlotMap map = HeapSlotMap.of(scriptable);
        // In the middle of a turn, what has changed since the last savepoint differs, and what
        // runs.
        if (!map.isGhost() && !map.isChanged() && !SuspensionInternals.isRunning(scriptable)) {
          check(map.owner(), map.oid(), heap.objects().storedRecord(map.oid()));
        }
      }
    }
    for (Object frame : heap.frames().all()) {
      long oid = Objects.requireNonNull(heap.frames().oid(frame));
      check(frame, oid, heap.frames().record(oid));
    }
  }

  private void check(Object target, long oid, byte @Nullable [] record) {
    try {
      if (!encoder.isEncodedBy(record, target)) {
        throw missed(target, oid, "its state differs from its record");
      }
    } catch (UnpersistableValueException e) {
      throw missed(target, oid, e.reason());
    }
    if (target instanceof ScriptableObject object) {
      for (HeapPages pages : heap.kinds().of(HeapKind.of(object)).pages(object)) {
        checkPages(HeapSlotMap.of(object), pages);
      }
    }
  }

  private void checkPages(HeapSlotMap map, HeapPages pages) {
    Object owner = map.owner();
    if (pages.pageCount() != pages.storedCount()) {
      throw missed(
          owner, map.oid(), "it has " + pages.pageCount() + " pages, and the store has others");
    }
    for (int page = 0; page < pages.pageCount(); page++) {
      if (!pages.isAbsent(page)
          && !Arrays.equals(
              heap.pageRecords().stored(map.oid(), pages, page),
              PageRecords.encode(pages, page, values))) {
        throw missed(owner, map.oid(), "its page " + page + " differs from what is stored");
      }
    }
  }

  private MissedWriteError missed(Object target, long oid, String how) {
    return new MissedWriteError(
        "Audit: a write to "
            + new PathFinder(heap).find(target, oid)
            + " (object "
            + oid
            + ", "
            + (target instanceof ScriptableObject object
                ? object.getClassName()
                : "a suspended call")
            + ") was missed: "
            + how
            + ".");
  }

  @Override
  public long identify(Object target, Object step) {
    HeapSlotMap map = target instanceof ScriptableObject object ? HeapSlotMap.of(object) : null;
    if (map != null && map.oid() != 0) {
      return map.oid();
    }
    Long frame = target instanceof Scriptable ? null : heap.frames().oid(target);
    if (frame != null) {
      return frame;
    }
    Long symbol = target instanceof SymbolKey key ? heap.objects().symbolOid(key) : null;
    if (symbol != null) {
      return symbol;
    }
    throw refuse(step, "it refers at " + step + " to an object that has no identity");
  }

  @Override
  public void watch(Object regExp) {
    // Whoever wrote the record has seen to it.
  }

  @Override
  public void weak(ScriptableObject collection) {
    if (WeakInternals.hasChanges(collection)) {
      throw refuse("entries", "it has entries that were not written");
    }
  }

  @Override
  public byte[] identifyLongString(String string) {
    byte[] key = heap.longStrings().storedKey(string);
    return key != null ? key : LongStrings.keyOf(LongStrings.encode(string));
  }

  @Override
  public void include(PagedTable<?> table, Runnable written) {
    table.encodeAll(
        values,
        (key, value) -> {
          if (!Arrays.equals(heap.store().get(StoreTable.ENTRIES, key), value)) {
            throw new UnpersistableValueException(
                "", "its entries differ from those that are stored");
          }
        });
  }

  @Override
  public void excludePages(long oid, Runnable written) {
    throw new UnpersistableValueException("", "it has lost its pages since it was written");
  }

  @Override
  public @Nullable String intrinsicName(Object target) {
    return heap.intrinsics().nameOf(target);
  }

  @Override
  public boolean isUntouchedDefaultPrototype(Object prototype, Scriptable function) {
    return Checkpoint.isUntouched(prototype, function, heap.defaults());
  }

  @Override
  public UnpersistableValueException refuse(Object step, String reason) {
    return new UnpersistableValueException(String.valueOf(step), reason);
  }
}
