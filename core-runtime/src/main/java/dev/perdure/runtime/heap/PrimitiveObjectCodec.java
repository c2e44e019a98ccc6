package dev.perdure.runtime.heap;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.HeapKind;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.ObjectInternals;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Slot;
import org.mozilla.javascript.SymbolKey;
import org.mozilla.javascript.ValueObjectInternals;

/** Objects around a primitive value, which is final. Confined to the turn thread. */
final class PrimitiveObjectCodec extends KindCodec {
  static final List<HeapKind> KINDS =
      List.of(
          HeapKind.NUMBER_OBJECT,
          HeapKind.STRING_OBJECT,
          HeapKind.BOOLEAN_OBJECT,
          HeapKind.BIGINT_OBJECT,
          HeapKind.SYMBOL_OBJECT);

  private final HeapKind kind;
  private final KindCodecs.Surroundings heap;

  PrimitiveObjectCodec(HeapKind kind, KindCodecs.Surroundings heap) {
    this.kind = kind;
    this.heap = heap;
  }

  @Override
  void write(RecordWriter out, ScriptableObject object, ValueEncoder values) {
    switch (kind) {
      case NUMBER_OBJECT -> out.writeDouble(ValueObjectInternals.numberValue(object));
      case STRING_OBJECT -> out.writeString(ValueObjectInternals.stringValue(object));
      case BOOLEAN_OBJECT -> out.writeByte(ValueObjectInternals.booleanValue(object) ? 1 : 0);
      case BIGINT_OBJECT -> out.writeBytes(ValueObjectInternals.bigIntValue(object).toByteArray());
      default -> values.write(out, ValueObjectInternals.symbolValue(object), "[[symbol]]");
    }
  }

  @Override
  ScriptableObject makeFrom(RecordReader in) {
    return switch (kind) {
      case NUMBER_OBJECT -> ValueObjectInternals.newNumberObject(in.readDouble());
      case STRING_OBJECT -> ValueObjectInternals.newStringObject(in.readString());
      case BOOLEAN_OBJECT -> ValueObjectInternals.newBooleanObject(in.readByte() != 0);
      case BIGINT_OBJECT -> ValueObjectInternals.newBigIntObject(new BigInteger(in.readBytes()));
      default -> ValueObjectInternals.newSymbolObject((SymbolKey) heap.values().read(in));
    };
  }

  @Override
  void read(RecordReader in, ScriptableObject object, HeapSlotMap map) {
    // The object was made with it.
    switch (kind) {
      case NUMBER_OBJECT -> in.readDouble();
      case STRING_OBJECT -> in.readString();
      case BOOLEAN_OBJECT -> in.readByte();
      case BIGINT_OBJECT -> in.readBytes();
      default -> heap.values().read(in);
    }
  }

  @Override
  @Nullable Slot builtInSlot(ScriptableObject owner, Object key) {
    if (kind != HeapKind.STRING_OBJECT || !"length".equals(key)) {
      return null;
    }
    String value = ValueObjectInternals.stringValue(owner);
    return ObjectInternals.takeBuiltInSlots(ValueObjectInternals.newStringObject(value)).get(0);
  }
}
