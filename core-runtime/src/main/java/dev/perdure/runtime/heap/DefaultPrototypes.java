package dev.perdure.runtime.heap;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.HeapKind;
import org.mozilla.javascript.ObjectInternals;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/** The prototypes that records need not name: those of the realm's constructors. Immutable. */
final class DefaultPrototypes {
  private final Map<HeapKind, Scriptable> prototypes = new EnumMap<>(HeapKind.class);

  DefaultPrototypes(ScriptableObject global, IntrinsicTable intrinsics) {
    for (HeapKind kind : HeapKind.values()) {
      String constructor =
          switch (kind) {
            case OBJECT, ARGUMENTS -> "Object";
            case ARRAY -> "Array";
            case FUNCTION, BOUND_FUNCTION, NATIVE_CLOSURE -> "Function";
            case MAP -> "Map";
            case SET -> "Set";
            case DATE -> "Date";
            case REGEXP -> "RegExp";
            case ERROR -> "Error";
            case NUMBER_OBJECT -> "Number";
            case STRING_OBJECT -> "String";
            case BOOLEAN_OBJECT -> "Boolean";
            case BIGINT_OBJECT -> "BigInt";
            case SYMBOL_OBJECT -> "Symbol";
            case PROMISE -> "Promise";
            case PROXY, FUNCTION_PROXY -> "Proxy";
            case WEAK_MAP -> "WeakMap";
            case WEAK_SET -> "WeakSet";
            case ARRAY_BUFFER -> "ArrayBuffer";
            case DATA_VIEW -> "DataView";
            case INT8_ARRAY -> "Int8Array";
            case UINT8_ARRAY -> "Uint8Array";
            case UINT8_CLAMPED_ARRAY -> "Uint8ClampedArray";
            case INT16_ARRAY -> "Int16Array";
            case UINT16_ARRAY -> "Uint16Array";
            case INT32_ARRAY -> "Int32Array";
            case UINT32_ARRAY -> "Uint32Array";
            case BIGINT64_ARRAY -> "BigInt64Array";
            case BIGUINT64_ARRAY -> "BigUint64Array";
            case FLOAT32_ARRAY -> "Float32Array";
            case FLOAT64_ARRAY -> "Float64Array";
            default -> null;
          };
      if (constructor != null) {
        prototypes.put(kind, ScriptableObject.getClassPrototype(global, constructor));
      }
      String hidden =
          switch (kind) {
            case MAP_ITERATOR -> "%MapIteratorPrototype%";
            case SET_ITERATOR -> "%SetIteratorPrototype%";
            case ARRAY_ITERATOR -> "%ArrayIteratorPrototype%";
            case STRING_ITERATOR -> "%StringIteratorPrototype%";
            case REGEXP_STRING_ITERATOR -> "%RegExpStringIteratorPrototype%";
            case CALL_SITE -> "CallSite.prototype";
            default -> null;
          };
      if (hidden != null) {
        prototypes.put(kind, intrinsics.named(hidden));
      }
    }
  }

  /** The prototype that objects of this kind have by default, or null. */
  @Nullable Scriptable of(HeapKind kind) {
    return prototypes.get(kind);
  }

  /** Whether a function's default prototype object would have this prototype. */
  boolean isPrototypeOfDefault(@Nullable Scriptable prototype) {
    return prototype == prototypes.get(HeapKind.OBJECT);
  }

  /** Gives a new object what every object of its kind has from birth. */
  void initialize(ScriptableObject object, HeapKind kind, Scriptable global) {
    ObjectInternals.setPrototype(object, of(kind));
    ObjectInternals.setParentScope(object, kind == HeapKind.ACTIVATION ? null : global);
  }
}
