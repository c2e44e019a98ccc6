package dev.perdure.runtime.heap;

import org.mozilla.javascript.HeapKind;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.WeakInternals;

/**
 * WeakMap and WeakSet. Their entries are not in their records: see {@link WeakEntries}. Confined to
 * the turn thread.
 */
final class WeakCollectionCodec extends KindCodec {
  private final HeapKind kind;
  private final KindCodecs.Surroundings heap;

  WeakCollectionCodec(HeapKind kind, KindCodecs.Surroundings heap) {
    this.kind = kind;
    this.heap = heap;
  }

  @Override
  void write(RecordWriter out, ScriptableObject collection, ValueEncoder values) {
    values.references().weak(collection);
  }

  @Override
  ScriptableObject makeEmpty() {
    return kind == HeapKind.WEAK_MAP ? WeakInternals.newWeakMap() : WeakInternals.newWeakSet();
  }

  @Override
  void read(RecordReader in, ScriptableObject collection, HeapSlotMap map) {
    WeakInternals.forgetChanges(collection);
  }

  @Override
  void adopted(ScriptableObject collection, HeapSlotMap map) {
    WeakInternals.keepInStore(collection, map, heap.weakEntries());
  }

  @Override
  void becomesYoung(ScriptableObject collection, HeapSlotMap map) {
    heap.weakEntries()
        .forEach(map.oid(), (key, value) -> WeakInternals.takeBack(collection, key, value));
  }

  @Override
  void becameGhost(ScriptableObject collection, HeapSlotMap map) {
    WeakInternals.keepInStore(collection, map, heap.weakEntries());
  }
}
