package dev.perdure.runtime.heap;

import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.IteratorInternals;
import org.mozilla.javascript.ScriptableObject;

/** Iterators of strings: how far they are. Confined to the turn thread. */
final class StringIteratorCodec extends KindCodec {
  private final KindCodecs.Surroundings heap;

  StringIteratorCodec(KindCodecs.Surroundings heap) {
    this.heap = heap;
  }

  @Override
  void write(RecordWriter out, ScriptableObject iterator, ValueEncoder values) {
    values.write(out, IteratorInternals.string(iterator), "[[string]]");
    out.writeUnsigned(IteratorInternals.stringIndex(iterator));
    out.writeByte(IteratorInternals.isExhausted(iterator) ? 1 : 0);
  }

  @Override
  ScriptableObject makeFrom(RecordReader in) {
    return IteratorInternals.newStringIterator(heap.global());
  }

  @Override
  void read(RecordReader in, ScriptableObject iterator, HeapSlotMap map) {
    String string = String.valueOf(heap.values().read(in));
    int index = (int) in.readUnsigned();
    IteratorInternals.setStringIterator(iterator, string, index, in.readByte() != 0);
  }
}
