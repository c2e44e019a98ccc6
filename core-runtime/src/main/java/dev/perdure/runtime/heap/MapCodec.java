package dev.perdure.runtime.heap;

import org.mozilla.javascript.CollectionInternals;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.ScriptableObject;

/** The entries of a Map. Confined to the turn thread. */
final class MapCodec extends KindCodec {
  private final KindCodecs.Surroundings heap;

  MapCodec(KindCodecs.Surroundings heap) {
    this.heap = heap;
  }

  @Override
  void write(RecordWriter out, ScriptableObject object, ValueEncoder values) {
    out.writeUnsigned(CollectionInternals.entryCount(object));
    CollectionInternals.forEachEntry(
        object,
        (key, value) -> {
          values.write(out, key, "[[key]]");
          values.write(out, value, key);
        });
  }

  @Override
  void read(RecordReader in, ScriptableObject object, HeapSlotMap map) {
    CollectionInternals.emptyEntries(object, map);
    for (int left = in.readCount(); left > 0; left--) {
      Object key = heap.values().read(in);
      CollectionInternals.insertEntry(object, key, heap.values().read(in));
    }
  }

  @Override
  ScriptableObject makeEmpty() {
    return CollectionInternals.newMap();
  }

  @Override
  void adopted(ScriptableObject object, HeapSlotMap map) {
    CollectionInternals.adoptEntries(object, map);
  }

  @Override
  void becameGhost(ScriptableObject object, HeapSlotMap map) {
    CollectionInternals.emptyEntries(object, map);
  }
}
