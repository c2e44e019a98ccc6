package dev.perdure.runtime.heap;

import org.mozilla.javascript.FunctionInternals;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.ObjectInternals;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/** The variables of a call that closures share. Confined to the turn thread. */
final class ActivationCodec extends KindCodec {
  private final KindCodecs.Surroundings heap;

  ActivationCodec(KindCodecs.Surroundings heap) {
    this.heap = heap;
  }

  @Override
  void write(RecordWriter out, ScriptableObject activation, ValueEncoder values) {
    values.write(out, FunctionInternals.activationFunction(activation), "[[function]]");
    out.writeByte(FunctionInternals.isStrictActivation(activation) ? 1 : 0);
    values.write(out, ObjectInternals.parentScope(activation), "[[scope]]");
  }

  @Override
  ScriptableObject makeFrom(RecordReader in) {
    Scriptable function = heap.values().readObject(in);
    ScriptableObject activation = FunctionInternals.newActivation(function, in.readByte() != 0);
    ObjectInternals.setParentScope(activation, heap.values().readObject(in));
    return activation;
  }

  @Override
  void read(RecordReader in, ScriptableObject object, HeapSlotMap map) {
    // The object was made with it.
    heap.values().read(in);
    in.readByte();
    heap.values().read(in);
  }

  @Override
  boolean hasGlobalScope() {
    return false;
  }
}
