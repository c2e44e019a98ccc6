package dev.perdure.runtime.heap;

import org.mozilla.javascript.ArgumentsInternals;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/**
 * {@code arguments} objects: the arguments, and the activation whose parameters they are tied to.
 * Confined to the turn thread.
 */
final class ArgumentsCodec extends KindCodec {
  private static final int READONLY = 1;

  private final KindCodecs.Surroundings heap;

  ArgumentsCodec(KindCodecs.Surroundings heap) {
    this.heap = heap;
  }

  @Override
  void write(RecordWriter out, ScriptableObject arguments, ValueEncoder values) {
    out.writeByte(ArgumentsInternals.isReadonly(arguments) ? READONLY : 0);
    values.write(out, ArgumentsInternals.activation(arguments), "[[scope]]");
    Object[] all = ArgumentsInternals.values(arguments);
    out.writeUnsigned(all.length);
    for (int i = 0; i < all.length; i++) {
      values.write(out, all[i], i);
    }
  }

  @Override
  void read(RecordReader in, ScriptableObject arguments, HeapSlotMap map) {
    boolean readonly = (in.readByte() & READONLY) != 0;
    Scriptable activation = heap.values().readObject(in);
    Object[] all = new Object[in.readCount()];
    for (int i = 0; i < all.length; i++) {
      all[i] = heap.values().read(in);
    }
    ArgumentsInternals.setState(arguments, readonly, activation, all);
  }

  @Override
  ScriptableObject makeEmpty() {
    return ArgumentsInternals.newArguments(heap.engine());
  }
}
