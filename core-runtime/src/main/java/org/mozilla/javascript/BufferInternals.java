package org.mozilla.javascript;

import static org.mozilla.javascript.RhinoInternals.write;

import java.lang.reflect.Field;
import java.util.Arrays;
import org.mozilla.javascript.typedarrays.NativeArrayBuffer;
import org.mozilla.javascript.typedarrays.NativeArrayBufferView;
import org.mozilla.javascript.typedarrays.NativeDataView;
import org.mozilla.javascript.typedarrays.NativeTypedArrayView;

/**
 * The bytes of array buffers, and the views of them.
 *
 * <p>Nothing here passes a barrier or faults anything in. Confined to the turn thread.
 */
public final class BufferInternals {

  static final Field VIEWED = RhinoInternals.finalField(NativeArrayBufferView.class, "arrayBuffer");
  static final Field CONSTRUCTOR =
      RhinoInternals.finalField(LambdaConstructor.class, "targetConstructor");

  private BufferInternals() {}

  /** The kind of a buffer or a view of one, or null. */
  static HeapKind kind(Object object) {
    if (object instanceof HeapArrayBuffer) {
      return HeapKind.ARRAY_BUFFER;
    } else if (object instanceof NativeDataView) {
      return HeapKind.DATA_VIEW;
    } else if (object instanceof NativeTypedArrayView<?> view) {
      return switch (view.getClassName()) {
        case "Int8Array" -> HeapKind.INT8_ARRAY;
        case "Uint8Array" -> HeapKind.UINT8_ARRAY;
        case "Uint8ClampedArray" -> HeapKind.UINT8_CLAMPED_ARRAY;
        case "Int16Array" -> HeapKind.INT16_ARRAY;
        case "Uint16Array" -> HeapKind.UINT16_ARRAY;
        case "Int32Array" -> HeapKind.INT32_ARRAY;
        case "Uint32Array" -> HeapKind.UINT32_ARRAY;
        case "BigInt64Array" -> HeapKind.BIGINT64_ARRAY;
        case "BigUint64Array" -> HeapKind.BIGUINT64_ARRAY;
        case "Float32Array" -> HeapKind.FLOAT32_ARRAY;
        case "Float64Array" -> HeapKind.FLOAT64_ARRAY;
        default -> null;
      };
    }
    return null;
  }

  /** Lets a constructor of a realm make buffers or views with barriers. */
  public static void makeWithBarriers(ScriptableObject constructor, String className) {
    SerializableConstructable original =
        (SerializableConstructable) RhinoInternals.read(CONSTRUCTOR, constructor);
    SerializableConstructable replacement =
        switch (className) {
          case "ArrayBuffer" ->
              (cx, scope, arguments) ->
                  HeapArrayBuffer.of((NativeArrayBuffer) original.construct(cx, scope, arguments));
          default -> HeapTypedArrays.constructor(className);
        };
    write(CONSTRUCTOR, constructor, replacement);
  }

  /**
   * Lets a built-in function move the bytes of a buffer to a new one, as the standard says. Rhino
   * asks a constructor of the program's for it, and writes to what that gives past all barriers.
   *
   * @param name {@code transfer} or {@code transferToFixedLength}
   */
  public static void moveToNewBuffers(ScriptableObject prototype, String name) {
    write(
        BuiltInBarriers.CODE,
        prototype.get(name, prototype),
        (SerializableCallable)
            (cx, scope, thisObject, arguments) -> {
              HeapArrayBuffer from =
                  LambdaConstructor.convertThisObject(thisObject, HeapArrayBuffer.class);
              boolean sized = arguments.length > 0 && !Undefined.isUndefined(arguments[0]);
              int size = sized ? ScriptRuntime.toIndex(arguments[0]) : from.getLength();
              if (from.isDetached()) {
                throw ScriptRuntime.typeErrorById("msg.arraybuf.detached");
              }
              HeapArrayBuffer to = new HeapArrayBuffer();
              HeapArrayBuffer.BYTES.set(
                  (NativeArrayBuffer) to, Arrays.copyOf(from.getBuffer(), size));
              to.setParentScope(ScriptableObject.getTopLevelScope(scope));
              to.setPrototype(prototype);
              from.detach();
              return to;
            });
  }

  /** An object whose bytes are about to be written, if it is a buffer or a view of one. */
  public static void beforeWrite(Object object) {
    if (object instanceof NativeArrayBufferView view) {
      HeapArrayBuffer.beforeWrite(view.getBuffer());
    } else if (object instanceof NativeArrayBuffer buffer) {
      HeapArrayBuffer.beforeWrite(buffer);
    }
  }

  /** Keeps the bytes of a buffer in memory until the turn ends. */
  public static void pin(Object object) {
    if (object instanceof NativeArrayBuffer buffer) {
      HeapSlotMap map = HeapSlotMap.of(buffer);
      if (map != null && !map.isIntrinsic()) {
        map.pin();
      }
    }
  }

  public static ScriptableObject newBuffer() {
    return new HeapArrayBuffer();
  }

  /** The bytes; null if they were transferred to another buffer. */
  public static byte[] bytes(ScriptableObject buffer) {
    return (byte[]) HeapArrayBuffer.BYTES.get((NativeArrayBuffer) buffer);
  }

  public static void setBytes(ScriptableObject buffer, byte[] bytes) {
    HeapArrayBuffer.BYTES.set((NativeArrayBuffer) buffer, bytes);
  }

  public static ScriptableObject viewedBuffer(ScriptableObject view) {
    return ((NativeArrayBufferView) view).getBuffer();
  }

  public static int offset(ScriptableObject view) {
    return ((NativeArrayBufferView) view).getByteOffset();
  }

  /** The length, in elements; of a DataView, in bytes. */
  public static int length(ScriptableObject view) {
    return view instanceof NativeTypedArrayView<?> array
        ? array.getArrayLength()
        : ((NativeArrayBufferView) view).getByteLength();
  }

  /** A view of a buffer, whose bytes are not asked for. */
  public static ScriptableObject newView(
      HeapKind kind, ScriptableObject buffer, int offset, int length) {
    HeapArrayBuffer any = new HeapArrayBuffer.OfAnyLength();
    ScriptableObject view =
        kind == HeapKind.DATA_VIEW
            ? new NativeDataView(any, offset, length)
            : HeapTypedArrays.view(kind, any, offset, length);
    write(VIEWED, view, buffer);
    return view;
  }
}
