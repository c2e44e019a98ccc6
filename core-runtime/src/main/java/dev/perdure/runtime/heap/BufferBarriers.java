package dev.perdure.runtime.heap;

import java.util.List;
import java.util.Objects;
import org.mozilla.javascript.BufferInternals;
import org.mozilla.javascript.BuiltInBarriers;
import org.mozilla.javascript.ScriptableObject;

/**
 * The barriers of array buffers: their constructors make buffers and typed arrays that have them,
 * and the setters of DataViews are given one. Confined to the turn thread.
 */
final class BufferBarriers {

  private static final List<String> CONSTRUCTORS =
      List.of(
          "ArrayBuffer",
          "Int8Array",
          "Uint8Array",
          "Uint8ClampedArray",
          "Int16Array",
          "Uint16Array",
          "Int32Array",
          "Uint32Array",
          "BigInt64Array",
          "BigUint64Array",
          "Float32Array",
          "Float64Array");

  private static final List<String> SETTERS =
      List.of(
          "setInt8",
          "setUint8",
          "setInt16",
          "setUint16",
          "setInt32",
          "setUint32",
          "setFloat32",
          "setFloat64");

  private BufferBarriers() {}

  static void install(IntrinsicTable intrinsics) {
    for (String name : CONSTRUCTORS) {
      BufferInternals.makeWithBarriers(named(intrinsics, name), name);
    }
    for (String name : SETTERS) {
      BuiltInBarriers.guard(
          named(intrinsics, "DataView.prototype"),
          name,
          (thisObject, arguments) -> BufferInternals.beforeWrite(thisObject));
    }
    ScriptableObject buffers = named(intrinsics, "ArrayBuffer.prototype");
    // The result may be a buffer that a constructor of the program's own has chosen.
    BuiltInBarriers.guardResult(buffers, "slice", BufferInternals::beforeWrite);
    // It looks at the bytes, asks a constructor, and goes on with the bytes.
    BuiltInBarriers.guard(
        buffers, "slice", (thisObject, arguments) -> BufferInternals.pin(thisObject));
    BufferInternals.moveToNewBuffers(buffers, "transfer");
    BufferInternals.moveToNewBuffers(buffers, "transferToFixedLength");
  }

  private static ScriptableObject named(IntrinsicTable intrinsics, String name) {
    return Objects.requireNonNull(intrinsics.named(name));
  }
}
