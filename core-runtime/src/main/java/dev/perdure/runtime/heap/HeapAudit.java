package dev.perdure.runtime.heap;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.HeapKind;
import org.mozilla.javascript.HeapPages;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.SymbolKey;

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
        if (!map.isGhost()) {
          check(map);
        }
      }
    }
  }

  private void check(HeapSlotMap map) {
    byte[] record = heap.objects().storedRecord(map.oid());
    byte[] now;
    try {
      now = encoder.encode(map.owner());
    } catch (UnpersistableValueException e) {
      throw missed(map, e.reason());
    }
    if (!Arrays.equals(record, now)) {
      throw missed(map, "its state differs from its record");
    }
    for (HeapPages pages : heap.kinds().of(HeapKind.of(map.owner())).pages(map.owner())) {
      checkPages(map, pages);
    }
  }

  private void checkPages(HeapSlotMap map, HeapPages pages) {
    if (pages.pageCount() != pages.storedCount()) {
      throw missed(map, "it has " + pages.pageCount() + " pages, and the store has others");
    }
    for (int page = 0; page < pages.pageCount(); page++) {
      if (!pages.isAbsent(page)
          && !Arrays.equals(
              heap.pageRecords().stored(map.oid(), pages, page),
              PageRecords.encode(pages, page, values))) {
        throw missed(map, "its page " + page + " differs from what is stored");
      }
    }
  }

  private MissedWriteError missed(HeapSlotMap map, String how) {
    return new MissedWriteError(
        "Audit: a write to "
            + new PathFinder(heap).find(map.owner(), map.oid())
            + " (object "
            + map.oid()
            + ", "
            + map.owner().getClassName()
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
  public byte[] identifyLongString(String string) {
    byte[] key = heap.longStrings().storedKey(string);
    return key != null ? key : LongStrings.keyOf(LongStrings.encode(string));
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
