package dev.perdure.runtime.heap;

import org.mozilla.javascript.CollectionInternals;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.ScriptableObject;

/** The members of a Set. Confined to the turn thread. */
final class SetCodec extends KindCodec {
  private final KindCodecs.Surroundings heap;

  SetCodec(KindCodecs.Surroundings heap) {
    this.heap = heap;
  }

  @Override
  void write(RecordWriter out, ScriptableObject object, ValueEncoder values) {
    out.writeUnsigned(CollectionInternals.entryCount(object));
    CollectionInternals.forEachEntry(object, (key, value) -> values.write(out, key, "[[member]]"));
  }

  @Override
  void read(RecordReader in, ScriptableObject object, HeapSlotMap map) {
    CollectionInternals.emptyEntries(object, map);
    for (int left = in.readCount(); left > 0; left--) {
      Object member = heap.values().read(in);
      CollectionInternals.insertEntry(object, member, member);
    }
  }

  @Override
  ScriptableObject makeEmpty() {
    return CollectionInternals.newSet();
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
