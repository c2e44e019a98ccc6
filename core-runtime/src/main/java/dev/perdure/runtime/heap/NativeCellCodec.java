package dev.perdure.runtime.heap;

import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.NativeCell;
import org.mozilla.javascript.ScriptableObject;

/** The values of a cell. Confined to the turn thread. */
final class NativeCellCodec extends KindCodec {
  private final KindCodecs.Surroundings heap;

  NativeCellCodec(KindCodecs.Surroundings heap) {
    this.heap = heap;
  }

  @Override
  void write(RecordWriter out, ScriptableObject object, ValueEncoder values) {
    NativeCell cell = (NativeCell) object;
    int count = cell.count();
    out.writeUnsigned(count);
    for (int i = 0; i < count; i++) {
      values.write(out, cell.get(i), "[[cell " + i + "]]");
    }
  }

  @Override
  void read(RecordReader in, ScriptableObject object, HeapSlotMap map) {
    @Nullable Object[] cell = new Object[in.readCount()];
    for (int i = 0; i < cell.length; i++) {
      cell[i] = heap.values().read(in);
    }
    ((NativeCell) object).restore(cell);
  }

  @Override
  ScriptableObject makeEmpty() {
    return NativeCell.makeEmpty();
  }

  @Override
  void becameGhost(ScriptableObject object, HeapSlotMap map) {
    ((NativeCell) object).forget();
  }
}
