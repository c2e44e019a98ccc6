package dev.perdure.runtime.heap;

import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.ObjectInternals;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Slot;
import org.mozilla.javascript.ValueObjectInternals;

/** Errors: the stack. Confined to the turn thread. */
final class ErrorCodec extends KindCodec {
  private final KindCodecs.Surroundings heap;

  ErrorCodec(KindCodecs.Surroundings heap) {
    this.heap = heap;
  }

  @Override
  void write(RecordWriter out, ScriptableObject error, ValueEncoder values) {
    Object stack = ValueObjectInternals.errorStack(error);
    // A program may have put a regular expression there, which no slot hands out.
    values.write(out, stack, ObjectInternals.isUnguarded(stack) ? "[[stack]]" : "stack");
  }

  @Override
  ScriptableObject makeFrom(RecordReader in) {
    return ValueObjectInternals.newError();
  }

  @Override
  void read(RecordReader in, ScriptableObject error, HeapSlotMap map) {
    ValueObjectInternals.setErrorStack(error, heap.values().read(in));
  }

  @Override
  @Nullable Slot builtInSlot(ScriptableObject owner, Object key) {
    return "stack".equals(key) ? ValueObjectInternals.newErrorStackSlot(owner) : null;
  }
}
