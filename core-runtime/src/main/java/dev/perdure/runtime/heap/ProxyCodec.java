package dev.perdure.runtime.heap;

import java.util.Objects;
import org.mozilla.javascript.HeapKind;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.ProxyInternals;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/**
 * Proxies: target and handler, or neither if revoked. Never ghosts: a trap asks no slot map.
 * Confined to the turn thread.
 */
final class ProxyCodec extends KindCodec {
  private final HeapKind kind;
  private final KindCodecs.Surroundings heap;

  ProxyCodec(HeapKind kind, KindCodecs.Surroundings heap) {
    this.kind = kind;
    this.heap = heap;
  }

  @Override
  void write(RecordWriter out, ScriptableObject proxy, ValueEncoder values) {
    values.write(out, ProxyInternals.target(proxy), "[[target]]");
    values.write(out, ProxyInternals.handler(proxy), "[[handler]]");
  }

  @Override
  ScriptableObject makeFrom(RecordReader in) {
    // What it stands before may lead back to it.
    return kind == HeapKind.PROXY
        ? ProxyInternals.newProxy()
        : ProxyInternals.newFunctionProxy(
            (ScriptableObject) Objects.requireNonNull(heap.defaults().of(HeapKind.FUNCTION)));
  }

  @Override
  void read(RecordReader in, ScriptableObject proxy, HeapSlotMap map) {
    Scriptable target = heap.values().readObject(in);
    ProxyInternals.setProxy(proxy, target, heap.values().readObject(in));
  }

  @Override
  boolean isNeverGhost() {
    return true;
  }
}
