package dev.perdure.runtime.heap;

import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.SuspensionInternals;

/**
 * Continuations: the innermost frame. A ghost until it is handed out, because nothing sees its
 * calls. Confined to the turn thread.
 */
final class ContinuationCodec extends KindCodec {
  private final KindCodecs.Surroundings heap;

  ContinuationCodec(KindCodecs.Surroundings heap) {
    this.heap = heap;
  }

  @Override
  void write(RecordWriter out, ScriptableObject continuation, ValueEncoder values) {
    values.write(out, SuspensionInternals.innermostFrame(continuation), "[[continuation]]");
  }

  @Override
  ScriptableObject makeFrom(RecordReader in) {
    return SuspensionInternals.newContinuation();
  }

  @Override
  void read(RecordReader in, ScriptableObject continuation, HeapSlotMap map) {
    SuspensionInternals.setInnermostFrame(continuation, heap.values().read(in));
  }

  @Override
  void becameGhost(ScriptableObject continuation, HeapSlotMap map) {
    SuspensionInternals.setInnermostFrame(continuation, null);
  }
}
