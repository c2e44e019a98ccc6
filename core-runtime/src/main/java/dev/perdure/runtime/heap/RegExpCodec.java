package dev.perdure.runtime.heap;

import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.ValueObjectInternals;

/**
 * Regular expressions: source, flags and {@code lastIndex}. Never a ghost: no barrier would fault
 * {@code lastIndex} in. Confined to the turn thread.
 */
final class RegExpCodec extends KindCodec {
  private final KindCodecs.Surroundings heap;

  RegExpCodec(KindCodecs.Surroundings heap) {
    this.heap = heap;
  }

  @Override
  void write(RecordWriter out, ScriptableObject regExp, ValueEncoder values) {
    out.writeString(ValueObjectInternals.regExpSource(regExp));
    out.writeString(ValueObjectInternals.regExpFlags(regExp));
    values.write(out, ValueObjectInternals.regExpLastIndex(regExp), "lastIndex");
    out.writeByte(ValueObjectInternals.regExpLastIndexAttributes(regExp));
  }

  /** Without lastIndex, which may lead back to the expression: that comes with the slots. */
  @Override
  ScriptableObject makeFrom(RecordReader in) {
    return compile(in);
  }

  private ScriptableObject compile(RecordReader in) {
    String source = in.readString();
    return ValueObjectInternals.newRegExp(heap.engine(), heap.global(), source, in.readString());
  }

  @Override
  void read(RecordReader in, ScriptableObject regExp, HeapSlotMap map) {
    ScriptableObject compiled = compile(in);
    Object lastIndex = heap.values().read(in);
    ValueObjectInternals.setRegExpState(regExp, compiled, lastIndex, in.readByte());
  }

  @Override
  boolean isNeverGhost() {
    return true;
  }
}
