package dev.perdure.runtime.heap;

import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.Wrapper;

/** Says in the user's words what a value is that has no record. */
final class Unpersistable {
  private Unpersistable() {}

  static String reason(Object value) {
    if (value instanceof Wrapper wrapper) {
      return wrapper.unwrap().getClass().getName() + " is a host object and cannot be persisted";
    }
    if (!(value instanceof Scriptable object)) {
      return value.getClass().getName() + " is a host object and cannot be persisted";
    }
    String what =
        switch (object.getClass().getSimpleName()) {
          case "NativeProxy", "NativeProxyFunction" -> "a Proxy";
          case "NativeWeakMap" -> "a WeakMap";
          case "NativeWeakSet" -> "a WeakSet";
          case "NativeArrayBuffer" -> "an ArrayBuffer";
          case "NativeDataView" -> "a DataView";
          default -> otherwise(object);
        };
    return what + " cannot be persisted yet";
  }

  private static String otherwise(Scriptable object) {
    String name = object.getClassName();
    if (name.endsWith("Array")) {
      return "a typed array (" + name + ")";
    }
    if (name.contains("Iterator")) {
      return "a half-used iterator (" + name + ")";
    }
    if (object instanceof org.mozilla.javascript.Function) {
      return "a built-in function that has no name in the realm";
    }
    return "an object of the kind \"" + name + "\"";
  }
}
