package dev.perdure.runtime.heap;

import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.IteratorInternals;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/**
 * What {@code matchAll} gives. Its expression is reached by its {@code next} alone, whose barrier
 * watches over the expression too. Confined to the turn thread.
 */
final class RegExpStringIteratorCodec extends KindCodec {

  private static final int GLOBAL = 1;
  private static final int UNICODE = 2;
  private static final int DONE = 4;
  private static final int EXHAUSTED = 8;

  private final KindCodecs.Surroundings heap;

  RegExpStringIteratorCodec(KindCodecs.Surroundings heap) {
    this.heap = heap;
  }

  @Override
  void write(RecordWriter out, ScriptableObject iterator, ValueEncoder values) {
    values.write(out, IteratorInternals.regExp(iterator), "regexp");
    values.write(out, IteratorInternals.regExpString(iterator), "[[string]]");
    out.writeByte(
        (IteratorInternals.isGlobal(iterator) ? GLOBAL : 0)
            | (IteratorInternals.isUnicode(iterator) ? UNICODE : 0)
            | (IteratorInternals.isDone(iterator) ? DONE : 0)
            | (IteratorInternals.isExhausted(iterator) ? EXHAUSTED : 0));
  }

  @Override
  ScriptableObject makeFrom(RecordReader in) {
    return IteratorInternals.newRegExpStringIterator(heap.global());
  }

  @Override
  void read(RecordReader in, ScriptableObject iterator, HeapSlotMap map) {
    Scriptable regExp = heap.values().readObject(in);
    String string = String.valueOf(heap.values().read(in));
    int flags = in.readByte();
    IteratorInternals.setRegExpStringIterator(
        iterator,
        regExp,
        string,
        (flags & GLOBAL) != 0,
        (flags & UNICODE) != 0,
        (flags & DONE) != 0,
        (flags & EXHAUSTED) != 0);
  }
}
