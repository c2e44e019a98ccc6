package dev.perdure.runtime.heap;

import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.NativeClosure;
import org.mozilla.javascript.ScriptableObject;

/** The name of a native closure's code, and what it has captured. Confined to the turn thread. */
final class NativeClosureCodec extends KindCodec {
  private final KindCodecs.Surroundings heap;

  NativeClosureCodec(KindCodecs.Surroundings heap) {
    this.heap = heap;
  }

  @Override
  void write(RecordWriter out, ScriptableObject object, ValueEncoder values) {
    NativeClosure closure = (NativeClosure) object;
    out.writeString(closure.code().name());
    int count = closure.capturedCount();
    out.writeUnsigned(count);
    for (int i = 0; i < count; i++) {
      values.write(out, closure.captured(i), "[[captured " + i + "]]");
    }
  }

  @Override
  void read(RecordReader in, ScriptableObject object, HeapSlotMap map) {
    String code = in.readString();
    @Nullable Object[] captured = new Object[in.readCount()];
    for (int i = 0; i < captured.length; i++) {
      captured[i] = heap.values().read(in);
    }
    ((NativeClosure) object).restore(code, captured);
  }

  @Override
  ScriptableObject makeEmpty() {
    return NativeClosure.makeEmpty();
  }

  @Override
  void becameGhost(ScriptableObject object, HeapSlotMap map) {
    ((NativeClosure) object).forget();
  }
}
