package dev.perdure.runtime.heap;

import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.ValueObjectInternals;

/** Dates: the time value. Confined to the turn thread. */
final class DateCodec extends KindCodec {
  @Override
  void write(RecordWriter out, ScriptableObject date, ValueEncoder values) {
    out.writeDouble(ValueObjectInternals.dateValue(date));
  }

  @Override
  ScriptableObject makeFrom(RecordReader in) {
    return ValueObjectInternals.newDate(in.readDouble());
  }

  @Override
  void read(RecordReader in, ScriptableObject date, HeapSlotMap map) {
    ValueObjectInternals.setDateValue(date, in.readDouble());
  }
}
