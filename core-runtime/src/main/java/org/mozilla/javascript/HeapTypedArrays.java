package org.mozilla.javascript;

import org.mozilla.javascript.typedarrays.NativeArrayBuffer;
import org.mozilla.javascript.typedarrays.NativeBigInt64Array;
import org.mozilla.javascript.typedarrays.NativeBigUint64Array;
import org.mozilla.javascript.typedarrays.NativeFloat32Array;
import org.mozilla.javascript.typedarrays.NativeFloat64Array;
import org.mozilla.javascript.typedarrays.NativeInt16Array;
import org.mozilla.javascript.typedarrays.NativeInt32Array;
import org.mozilla.javascript.typedarrays.NativeInt8Array;
import org.mozilla.javascript.typedarrays.NativeUint16Array;
import org.mozilla.javascript.typedarrays.NativeUint32Array;
import org.mozilla.javascript.typedarrays.NativeUint8Array;
import org.mozilla.javascript.typedarrays.NativeUint8ClampedArray;

/**
 * Typed arrays that tell their buffer before they write to it; how they read needs no barrier, see
 * {@link HeapArrayBuffer}. They compare by identity, not as Java's lists do. All typed arrays of a
 * realm with barriers are of these classes. Confined to the turn thread.
 */
final class HeapTypedArrays {

  private HeapTypedArrays() {}

  /** Makes what the constructor of a class makes. */
  static SerializableConstructable constructor(String className) {
    return switch (className) {
      case "Int8Array" -> HeapInt8Array::construct;
      case "Uint8Array" -> HeapUint8Array::construct;
      case "Uint8ClampedArray" -> HeapUint8ClampedArray::construct;
      case "Int16Array" -> HeapInt16Array::construct;
      case "Uint16Array" -> HeapUint16Array::construct;
      case "Int32Array" -> HeapInt32Array::construct;
      case "Uint32Array" -> HeapUint32Array::construct;
      case "BigInt64Array" -> HeapBigInt64Array::construct;
      case "BigUint64Array" -> HeapBigUint64Array::construct;
      case "Float32Array" -> HeapFloat32Array::construct;
      case "Float64Array" -> HeapFloat64Array::construct;
      default -> throw new IllegalArgumentException(className);
    };
  }

  /** Makes a view of a buffer. */
  static ScriptableObject view(HeapKind kind, NativeArrayBuffer buffer, int offset, int length) {
    return switch (kind) {
      case INT8_ARRAY -> new HeapInt8Array(buffer, offset, length);
      case UINT8_ARRAY -> new HeapUint8Array(buffer, offset, length);
      case UINT8_CLAMPED_ARRAY -> new HeapUint8ClampedArray(buffer, offset, length);
      case INT16_ARRAY -> new HeapInt16Array(buffer, offset, length);
      case UINT16_ARRAY -> new HeapUint16Array(buffer, offset, length);
      case INT32_ARRAY -> new HeapInt32Array(buffer, offset, length);
      case UINT32_ARRAY -> new HeapUint32Array(buffer, offset, length);
      case BIGINT64_ARRAY -> new HeapBigInt64Array(buffer, offset, length);
      case BIGUINT64_ARRAY -> new HeapBigUint64Array(buffer, offset, length);
      case FLOAT32_ARRAY -> new HeapFloat32Array(buffer, offset, length);
      case FLOAT64_ARRAY -> new HeapFloat64Array(buffer, offset, length);
      default -> throw new IllegalArgumentException(kind.toString());
    };
  }

  private static final class HeapInt8Array extends NativeInt8Array {
    private static final long serialVersionUID = 1L;

    HeapInt8Array(NativeArrayBuffer buffer, int offset, int length) {
      super(HeapArrayBuffer.of(buffer), offset, length);
    }

    static Scriptable construct(Context cx, Scriptable scope, Object[] arguments) {
      return js_constructor(cx, scope, arguments, HeapInt8Array::new, 1);
    }

    @Override
    protected Object js_set(int index, Object value) {
      HeapArrayBuffer.beforeWrite(arrayBuffer);
      return HeapArrayBuffer.written(arrayBuffer, super.js_set(index, value));
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  private static final class HeapUint8Array extends NativeUint8Array {
    private static final long serialVersionUID = 1L;

    HeapUint8Array(NativeArrayBuffer buffer, int offset, int length) {
      super(HeapArrayBuffer.of(buffer), offset, length);
    }

    static Scriptable construct(Context cx, Scriptable scope, Object[] arguments) {
      return js_constructor(cx, scope, arguments, HeapUint8Array::new, 1);
    }

    @Override
    protected Object js_set(int index, Object value) {
      HeapArrayBuffer.beforeWrite(arrayBuffer);
      return HeapArrayBuffer.written(arrayBuffer, super.js_set(index, value));
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  private static final class HeapUint8ClampedArray extends NativeUint8ClampedArray {
    private static final long serialVersionUID = 1L;

    HeapUint8ClampedArray(NativeArrayBuffer buffer, int offset, int length) {
      super(HeapArrayBuffer.of(buffer), offset, length);
    }

    static Scriptable construct(Context cx, Scriptable scope, Object[] arguments) {
      return js_constructor(cx, scope, arguments, HeapUint8ClampedArray::new, 1);
    }

    @Override
    protected Object js_set(int index, Object value) {
      HeapArrayBuffer.beforeWrite(arrayBuffer);
      return HeapArrayBuffer.written(arrayBuffer, super.js_set(index, value));
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  private static final class HeapInt16Array extends NativeInt16Array {
    private static final long serialVersionUID = 1L;

    HeapInt16Array(NativeArrayBuffer buffer, int offset, int length) {
      super(HeapArrayBuffer.of(buffer), offset, length);
    }

    static Scriptable construct(Context cx, Scriptable scope, Object[] arguments) {
      return js_constructor(cx, scope, arguments, HeapInt16Array::new, 2);
    }

    @Override
    protected Object js_set(int index, Object value) {
      HeapArrayBuffer.beforeWrite(arrayBuffer);
      return HeapArrayBuffer.written(arrayBuffer, super.js_set(index, value));
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  private static final class HeapUint16Array extends NativeUint16Array {
    private static final long serialVersionUID = 1L;

    HeapUint16Array(NativeArrayBuffer buffer, int offset, int length) {
      super(HeapArrayBuffer.of(buffer), offset, length);
    }

    static Scriptable construct(Context cx, Scriptable scope, Object[] arguments) {
      return js_constructor(cx, scope, arguments, HeapUint16Array::new, 2);
    }

    @Override
    protected Object js_set(int index, Object value) {
      HeapArrayBuffer.beforeWrite(arrayBuffer);
      return HeapArrayBuffer.written(arrayBuffer, super.js_set(index, value));
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  private static final class HeapInt32Array extends NativeInt32Array {
    private static final long serialVersionUID = 1L;

    HeapInt32Array(NativeArrayBuffer buffer, int offset, int length) {
      super(HeapArrayBuffer.of(buffer), offset, length);
    }

    static Scriptable construct(Context cx, Scriptable scope, Object[] arguments) {
      return js_constructor(cx, scope, arguments, HeapInt32Array::new, 4);
    }

    @Override
    protected Object js_set(int index, Object value) {
      HeapArrayBuffer.beforeWrite(arrayBuffer);
      return HeapArrayBuffer.written(arrayBuffer, super.js_set(index, value));
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  private static final class HeapUint32Array extends NativeUint32Array {
    private static final long serialVersionUID = 1L;

    HeapUint32Array(NativeArrayBuffer buffer, int offset, int length) {
      super(HeapArrayBuffer.of(buffer), offset, length);
    }

    static Scriptable construct(Context cx, Scriptable scope, Object[] arguments) {
      return js_constructor(cx, scope, arguments, HeapUint32Array::new, 4);
    }

    @Override
    protected Object js_set(int index, Object value) {
      HeapArrayBuffer.beforeWrite(arrayBuffer);
      return HeapArrayBuffer.written(arrayBuffer, super.js_set(index, value));
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  private static final class HeapBigInt64Array extends NativeBigInt64Array {
    private static final long serialVersionUID = 1L;

    HeapBigInt64Array(NativeArrayBuffer buffer, int offset, int length) {
      super(HeapArrayBuffer.of(buffer), offset, length);
    }

    static Scriptable construct(Context cx, Scriptable scope, Object[] arguments) {
      return js_constructor(cx, scope, arguments, HeapBigInt64Array::new, 8);
    }

    @Override
    protected Object js_set(int index, Object value) {
      HeapArrayBuffer.beforeWrite(arrayBuffer);
      return HeapArrayBuffer.written(arrayBuffer, super.js_set(index, value));
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  private static final class HeapBigUint64Array extends NativeBigUint64Array {
    private static final long serialVersionUID = 1L;

    HeapBigUint64Array(NativeArrayBuffer buffer, int offset, int length) {
      super(HeapArrayBuffer.of(buffer), offset, length);
    }

    static Scriptable construct(Context cx, Scriptable scope, Object[] arguments) {
      return js_constructor(cx, scope, arguments, HeapBigUint64Array::new, 8);
    }

    @Override
    protected Object js_set(int index, Object value) {
      HeapArrayBuffer.beforeWrite(arrayBuffer);
      return HeapArrayBuffer.written(arrayBuffer, super.js_set(index, value));
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  private static final class HeapFloat32Array extends NativeFloat32Array {
    private static final long serialVersionUID = 1L;

    HeapFloat32Array(NativeArrayBuffer buffer, int offset, int length) {
      super(HeapArrayBuffer.of(buffer), offset, length);
    }

    static Scriptable construct(Context cx, Scriptable scope, Object[] arguments) {
      return js_constructor(cx, scope, arguments, HeapFloat32Array::new, 4);
    }

    @Override
    protected Object js_set(int index, Object value) {
      HeapArrayBuffer.beforeWrite(arrayBuffer);
      return HeapArrayBuffer.written(arrayBuffer, super.js_set(index, value));
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  private static final class HeapFloat64Array extends NativeFloat64Array {
    private static final long serialVersionUID = 1L;

    HeapFloat64Array(NativeArrayBuffer buffer, int offset, int length) {
      super(HeapArrayBuffer.of(buffer), offset, length);
    }

    static Scriptable construct(Context cx, Scriptable scope, Object[] arguments) {
      return js_constructor(cx, scope, arguments, HeapFloat64Array::new, 8);
    }

    @Override
    protected Object js_set(int index, Object value) {
      HeapArrayBuffer.beforeWrite(arrayBuffer);
      return HeapArrayBuffer.written(arrayBuffer, super.js_set(index, value));
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }
}
