package dev.perdure.runtime.heap;

import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.IteratorInternals;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/**
 * Iterators of arrays, typed arrays and whatever has a length: how far they are. Confined to the
 * turn thread.
 */
final class ArrayIteratorCodec extends KindCodec {
  private final KindCodecs.Surroundings heap;

  ArrayIteratorCodec(KindCodecs.Surroundings heap) {
    this.heap = heap;
  }

  @Override
  void write(RecordWriter out, ScriptableObject iterator, ValueEncoder values) {
    values.write(out, IteratorInternals.array(iterator), "[[array]]");
    out.writeByte(IteratorInternals.arrayIteration(iterator));
    out.writeUnsigned(IteratorInternals.arrayIndex(iterator));
    out.writeByte(IteratorInternals.isExhausted(iterator) ? 1 : 0);
  }

  @Override
  ScriptableObject makeFrom(RecordReader in) {
    // What it walks may lead back to it: that comes with the slots, and next() asks for them.
    return IteratorInternals.newArrayIterator(heap.global());
  }

  @Override
  void read(RecordReader in, ScriptableObject iterator, HeapSlotMap map) {
    Scriptable array = heap.values().readObject(in);
    int iteration = in.readByte();
    int index = (int) in.readUnsigned();
    IteratorInternals.setArrayIterator(iterator, array, iteration, index, in.readByte() != 0);
  }
}
