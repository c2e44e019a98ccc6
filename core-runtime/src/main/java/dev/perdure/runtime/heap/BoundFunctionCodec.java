package dev.perdure.runtime.heap;

import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.FunctionInternals;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Slot;

/** What {@code bind} makes. All of its state is final. Confined to the turn thread. */
final class BoundFunctionCodec extends KindCodec {
  private final KindCodecs.Surroundings heap;
  private final FunctionCodec functions;

  BoundFunctionCodec(KindCodecs.Surroundings heap, FunctionCodec functions) {
    this.heap = heap;
    this.functions = functions;
  }

  @Override
  void write(RecordWriter out, ScriptableObject function, ValueEncoder values) {
    values.write(out, FunctionInternals.boundTarget(function), "[[target]]");
    values.write(out, FunctionInternals.boundThis(function), "[[this]]");
    Object[] arguments = FunctionInternals.boundArguments(function);
    out.writeUnsigned(arguments.length);
    for (int i = 0; i < arguments.length; i++) {
      values.write(out, arguments[i], "[[argument " + i + "]]");
    }
  }

  @Override
  ScriptableObject makeFrom(RecordReader in) {
    ValueDecoder values = heap.values();
    Object target = values.read(in);
    Scriptable boundThis = values.readObject(in);
    Object[] arguments = new Object[in.readCount()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = values.read(in);
    }
    return FunctionInternals.newBoundFunction(
        heap.engine(), heap.global(), target, boundThis, arguments);
  }

  @Override
  void read(RecordReader in, ScriptableObject object, HeapSlotMap map) {
    // The object was made with it.
    heap.values().read(in);
    heap.values().read(in);
    for (int left = in.readCount(); left > 0; left--) {
      heap.values().read(in);
    }
  }

  @Override
  @Nullable Slot builtInSlot(ScriptableObject owner, Object key) {
    return functions.builtInSlot(owner, key);
  }
}
