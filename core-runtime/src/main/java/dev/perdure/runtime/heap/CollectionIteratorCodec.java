package dev.perdure.runtime.heap;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.CollectionIteratorInternals;
import org.mozilla.javascript.HeapKind;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.ScriptableObject;

/**
 * An iterator over a Map or Set: what it gives, what it walks, and the ordinal from which on it
 * looks for the next entry. Confined to the turn thread.
 */
final class CollectionIteratorCodec extends KindCodec {

  static final List<HeapKind> KINDS = List.of(HeapKind.MAP_ITERATOR, HeapKind.SET_ITERATOR);

  private final HeapKind kind;
  private final KindCodecs.Surroundings heap;

  CollectionIteratorCodec(HeapKind kind, KindCodecs.Surroundings heap) {
    this.kind = kind;
    this.heap = heap;
  }

  @Override
  void write(RecordWriter out, ScriptableObject object, ValueEncoder values) {
    if (!CollectionIteratorInternals.hasPosition(object)) {
      throw values
          .references()
          .refuse("[[collection]]", "an iterator that a program did not make cannot be persisted");
    }
    out.writeByte(CollectionIteratorInternals.type(object));
    values.write(out, CollectionIteratorInternals.collection(object), "[[collection]]");
    out.writeUnsigned(CollectionIteratorInternals.nextOrdinal(object));
  }

  @Override
  void read(RecordReader in, ScriptableObject object, HeapSlotMap map) {
    int type = in.readByte();
    @Nullable ScriptableObject collection = (ScriptableObject) heap.values().readObject(in);
    CollectionIteratorInternals.setState(object, collection, in.readUnsigned(), type);
  }

  @Override
  ScriptableObject makeEmpty() {
    return CollectionIteratorInternals.newIterator(kind);
  }

  @Override
  void adopted(ScriptableObject object, HeapSlotMap map) {
    CollectionIteratorInternals.adopt(object, map);
  }

  @Override
  void becameGhost(ScriptableObject object, HeapSlotMap map) {
    CollectionIteratorInternals.drop(object);
    CollectionIteratorInternals.adopt(object, map);
  }
}
