package dev.perdure.runtime.heap;

import org.mozilla.javascript.BufferInternals;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.ScriptableObject;

/** Array buffers: the bytes, which all views of a buffer share. Confined to the turn thread. */
final class ArrayBufferCodec extends KindCodec {

  @Override
  void write(RecordWriter out, ScriptableObject buffer, ValueEncoder values) {
    byte[] bytes = BufferInternals.bytes(buffer);
    out.writeByte(bytes == null ? 0 : 1);
    if (bytes != null) {
      out.writeBytes(bytes);
    }
  }

  @Override
  ScriptableObject makeEmpty() {
    return BufferInternals.newBuffer();
  }

  @Override
  void read(RecordReader in, ScriptableObject buffer, HeapSlotMap map) {
    BufferInternals.setBytes(buffer, in.readByte() == 0 ? null : in.readBytes());
  }

  @Override
  void becameGhost(ScriptableObject buffer, HeapSlotMap map) {
    BufferInternals.setBytes(buffer, null);
  }
}
