package dev.perdure.runtime.heap;

import java.util.EnumSet;
import java.util.Set;
import org.mozilla.javascript.BufferInternals;
import org.mozilla.javascript.HeapKind;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.ScriptableObject;

/**
 * Typed arrays and DataViews: which part of which buffer they show. All of it is final. Confined to
 * the turn thread.
 */
final class BufferViewCodec extends KindCodec {

  static final Set<HeapKind> KINDS = EnumSet.range(HeapKind.DATA_VIEW, HeapKind.FLOAT64_ARRAY);

  private final HeapKind kind;
  private final KindCodecs.Surroundings heap;

  BufferViewCodec(HeapKind kind, KindCodecs.Surroundings heap) {
    this.kind = kind;
    this.heap = heap;
  }

  @Override
  void write(RecordWriter out, ScriptableObject view, ValueEncoder values) {
    values.write(out, BufferInternals.viewedBuffer(view), "buffer");
    out.writeUnsigned(BufferInternals.offset(view));
    out.writeUnsigned(BufferInternals.length(view));
  }

  @Override
  ScriptableObject makeFrom(RecordReader in) {
    // A buffer is lazy, so that this leads no further.
    ScriptableObject buffer = (ScriptableObject) heap.values().readObject(in);
    int offset = (int) in.readUnsigned();
    return BufferInternals.newView(kind, buffer, offset, (int) in.readUnsigned());
  }

  @Override
  void read(RecordReader in, ScriptableObject view, HeapSlotMap map) {
    // The view was made with it.
    heap.values().read(in);
    in.readUnsigned();
    in.readUnsigned();
  }
}
