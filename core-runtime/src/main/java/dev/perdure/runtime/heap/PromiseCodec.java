package dev.perdure.runtime.heap;

import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.NativeCell;
import org.mozilla.javascript.PromiseObject;
import org.mozilla.javascript.PromiseObject.State;
import org.mozilla.javascript.ScriptableObject;

/** State, outcome and reactions of a promise. Confined to the turn thread. */
final class PromiseCodec extends KindCodec {
  private static final int STATE = 3;
  private static final int HANDLED = 4;

  private final KindCodecs.Surroundings heap;

  PromiseCodec(KindCodecs.Surroundings heap) {
    this.heap = heap;
  }

  @Override
  void write(RecordWriter out, ScriptableObject object, ValueEncoder values) {
    PromiseObject promise = (PromiseObject) object;
    State state = promise.state();
    out.writeByte(state.ordinal() | (promise.isHandled() ? HANDLED : 0));
    if (state == State.PENDING) {
      values.write(out, promise.lastReaction(), "[[reactions]]");
    } else {
      values.write(out, promise.result(), "[[result]]");
    }
  }

  @Override
  void read(RecordReader in, ScriptableObject object, HeapSlotMap map) {
    int flags = in.readByte();
    State state = State.values()[flags & STATE];
    Object value = heap.values().read(in);
    boolean pending = state == State.PENDING;
    ((PromiseObject) object)
        .restore(
            state,
            (flags & HANDLED) != 0,
            pending ? null : value,
            pending ? (NativeCell) value : null);
  }

  @Override
  ScriptableObject makeEmpty() {
    return PromiseObject.makeEmpty();
  }

  @Override
  void becameGhost(ScriptableObject object, HeapSlotMap map) {
    ((PromiseObject) object).restore(State.PENDING, false, null, null);
  }
}
