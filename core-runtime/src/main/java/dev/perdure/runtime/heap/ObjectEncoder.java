package dev.perdure.runtime.heap;

import dev.perdure.runtime.heap.PropertyEncoder.Shapes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.HeapKind;
import org.mozilla.javascript.ObjectInternals;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.SymbolKey;

/**
 * Makes the record of an object: kind, flags, prototype, the state of its kind, its properties.
 * {@code docs/heap-format.md} has the layout byte by byte. Confined to the turn thread.
 */
final class ObjectEncoder {

  static final int NOT_EXTENSIBLE = 1;
  static final int OWN_PROTOTYPE = 2;

  private final DefaultPrototypes defaults;
  private final KindCodecs kinds;
  private final FrameCodec frames;
  private final ValueEncoder values;
  private final PropertyEncoder properties;

  ObjectEncoder(Heap heap, ValueEncoder values) {
    this.defaults = heap.defaults();
    this.kinds = heap.kinds();
    this.frames = heap.frames().codec();
    this.values = values;
    this.properties = new PropertyEncoder(heap.shapes(), heap.dictionaries(), values);
  }

  /** Makes the record of an object or symbol that is about to be written. */
  byte[] encode(Object target) {
    return encode(target, Shapes.ADDED);
  }

  /** Whether a record says what the object is now. */
  boolean isEncodedBy(byte @Nullable [] record, Object target) {
    return Arrays.equals(record, encode(target, Shapes.KNOWN))
        || Arrays.equals(record, encode(target, Shapes.SPELLED));
  }

  private byte[] encode(Object target, Shapes how) {
    RecordWriter out = new RecordWriter();
    HeapKind kind = HeapKind.of(target);
    out.writeByte(kind.number());
    if (kind == HeapKind.SYMBOL) {
      SymbolKey symbol = (SymbolKey) target;
      values.write(out, symbol.getDescription(), "description");
      return out.toByteArray();
    }
    if (kind.isPartOfCall()) {
      frames.writeRecord(out, target, values);
      return out.toByteArray();
    }
    ScriptableObject object = (ScriptableObject) target;
    Scriptable prototype = ObjectInternals.prototype(object);
    boolean ownPrototype = prototype != defaults.of(kind);
    out.writeByte(
        (ObjectInternals.isExtensible(object) ? 0 : NOT_EXTENSIBLE)
            | (ownPrototype ? OWN_PROTOTYPE : 0));
    if (ownPrototype) {
      values.write(out, prototype, "[[prototype]]");
    }
    kinds.of(kind).write(out, object, values);
    properties.write(out, object, how);
    return out.toByteArray();
  }
}
