package dev.perdure.runtime.heap;

import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.ArrayInternals;
import org.mozilla.javascript.HeapKind;
import org.mozilla.javascript.ObjectInternals;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/**
 * What an intrinsic has beside its properties: its prototype, whether it is extensible, and the
 * length of an array. Immutable.
 */
record IntrinsicHeader(
    @Nullable Scriptable prototype, boolean extensible, long length, int lengthAttributes) {

  private static final int NOT_EXTENSIBLE = 1;
  private static final int OTHER_PROTOTYPE = 2;
  private static final int OTHER_LENGTH = 4;

  static IntrinsicHeader of(ScriptableObject object) {
    boolean array = isArray(object);
    return new IntrinsicHeader(
        ObjectInternals.prototype(object),
        ObjectInternals.isExtensible(object),
        array ? ArrayInternals.length(object) : 0,
        array ? ArrayInternals.lengthAttributes(object) : 0);
  }

  static boolean isArray(ScriptableObject object) {
    return HeapKind.of(object) == HeapKind.ARRAY;
  }

  /** Two that say the same: a prototype is compared by identity. */
  boolean isSame(IntrinsicHeader other) {
    return prototype == other.prototype
        && extensible == other.extensible
        && length == other.length
        && lengthAttributes == other.lengthAttributes;
  }

  void applyTo(ScriptableObject object) {
    ObjectInternals.setPrototype(object, prototype);
    ObjectInternals.setExtensible(object, extensible);
    if (isArray(object)) {
      ArrayInternals.setLength(object, length, lengthAttributes);
    }
  }

  /** A byte of flags; the prototype, if it is another; the length and its attributes, likewise. */
  byte[] encode(IntrinsicHeader fresh, ValueEncoder values) {
    RecordWriter out = new RecordWriter();
    boolean otherPrototype = prototype != fresh.prototype;
    boolean otherLength = length != fresh.length || lengthAttributes != fresh.lengthAttributes;
    out.writeByte(
        (extensible ? 0 : NOT_EXTENSIBLE)
            | (otherPrototype ? OTHER_PROTOTYPE : 0)
            | (otherLength ? OTHER_LENGTH : 0));
    if (otherPrototype) {
      values.write(out, prototype, "[[prototype]]");
    }
    if (otherLength) {
      out.writeUnsigned(length);
      out.writeByte(lengthAttributes);
    }
    return out.toByteArray();
  }

  static IntrinsicHeader decode(IntrinsicHeader fresh, byte[] value, ValueDecoder values) {
    RecordReader in = new RecordReader(value);
    int flags = in.readByte();
    Scriptable prototype = (flags & OTHER_PROTOTYPE) != 0 ? values.readObject(in) : fresh.prototype;
    boolean otherLength = (flags & OTHER_LENGTH) != 0;
    long length = otherLength ? in.readUnsigned() : fresh.length;
    int lengthAttributes = otherLength ? in.readByte() : fresh.lengthAttributes;
    return new IntrinsicHeader(prototype, (flags & NOT_EXTENSIBLE) == 0, length, lengthAttributes);
  }
}
