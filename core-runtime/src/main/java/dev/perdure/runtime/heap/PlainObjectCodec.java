package dev.perdure.runtime.heap;

import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.ObjectInternals;
import org.mozilla.javascript.ScriptableObject;

/** Plain objects have nothing but properties. Confined to the turn thread. */
final class PlainObjectCodec extends KindCodec {

  @Override
  void write(RecordWriter out, ScriptableObject object, ValueEncoder values) {}

  @Override
  void read(RecordReader in, ScriptableObject object, HeapSlotMap map) {}

  @Override
  ScriptableObject makeEmpty() {
    return ObjectInternals.newObject();
  }
}
