package dev.perdure.runtime.realm;

import java.math.BigInteger;
import java.util.Map;
import org.mozilla.javascript.Callable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.NativeArray;
import org.mozilla.javascript.RhinoRealmBridge;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/**
 * Replaces the built-in functions in which the engine errs.
 *
 * <p>The replacements are intrinsics like all others: reachable by a path from the global object,
 * without state, the same at each start. Each has a test that shows the fault in the plain engine,
 * so that a repair that is no longer needed is noticed.
 */
public final class RealmRepairs {

  private RealmRepairs() {}

  /** Mends a realm that was just made, before any program has seen it. */
  public static void apply(Context context, ScriptableObject global) {
    Intrinsics intrinsics = new Intrinsics(global);
    ArrayFunctions.install(intrinsics);
    mendConstruct(intrinsics);
    mendSetPrototypeOf(intrinsics, intrinsics.object("Object"));
    mendSetPrototypeOf(intrinsics, intrinsics.object("Reflect"));
    mendNumberFormat(intrinsics);
    mendAssign(intrinsics);
    mendIs(intrinsics);
  }

  /** The engine tells numbers apart that it has computed in different ways. */
  private static void mendIs(Intrinsics intrinsics) {
    ScriptableObject object = intrinsics.object("Object");
    Callable original = intrinsics.function(object, "is");
    intrinsics.replace(
        object,
        "is",
        2,
        (context, scope, thisObject, arguments) -> {
          if (arguments.length > 1 && isDouble(arguments[0]) && isDouble(arguments[1])) {
            return Double.valueOf(((Number) arguments[0]).doubleValue())
                .equals(((Number) arguments[1]).doubleValue());
          }
          return original.call(context, scope, thisObject, arguments);
        });
  }

  private static boolean isDouble(Object value) {
    return value instanceof Number && !(value instanceof BigInteger);
  }

  private static void mendConstruct(Intrinsics intrinsics) {
    ScriptableObject reflect = intrinsics.object("Reflect");
    Callable original = intrinsics.function(reflect, "construct");
    Map<Scriptable, String> adders =
        Map.of(
            intrinsics.object("Map"), "set",
            intrinsics.object("Set"), "add",
            intrinsics.object("WeakMap"), "set",
            intrinsics.object("WeakSet"), "add");
    ReflectConstruct mended = new ReflectConstruct(original, intrinsics.object("Object"), adders);
    intrinsics.replace(reflect, "construct", 2, mended::call);
  }

  /**
   * An error works out its {@code stack} at the first reading, and fails if its prototype is
   * another one by then. So it is read before the prototype changes.
   */
  private static void mendSetPrototypeOf(Intrinsics intrinsics, ScriptableObject holder) {
    String name = "setPrototypeOf";
    Callable original = intrinsics.function(holder, name);
    intrinsics.replace(
        holder,
        name,
        2,
        (context, scope, thisObject, arguments) -> {
          if (arguments.length > 0) {
            settleStack(arguments[0]);
          }
          return original.call(context, scope, thisObject, arguments);
        });
  }

  static void settleStack(Object value) {
    if (RhinoRealmBridge.isError(value)) {
      ScriptableObject error = (ScriptableObject) value;
      if (error.has("stack", error)) {
        error.get("stack", error);
      }
    }
  }

  private static void mendNumberFormat(Intrinsics intrinsics) {
    ScriptableObject prototype = intrinsics.object(intrinsics.object("Number"), "prototype");
    Callable valueOf = intrinsics.function(prototype, "valueOf");
    intrinsics.replace(
        prototype,
        "toLocaleString",
        0,
        (context, scope, thisObject, arguments) -> {
          Object value = valueOf.call(context, scope, thisObject, new Object[0]);
          return NumberText.format(Context.toNumber(value), arguments);
        });
  }

  /**
   * The engine's own function puts elements beside those of a dense array, where they do not show.
   * So they are gathered in a plain object, and set one by one.
   */
  private static void mendAssign(Intrinsics intrinsics) {
    ScriptableObject object = intrinsics.object("Object");
    Callable assign = intrinsics.function(object, "assign");
    Callable set = intrinsics.function(intrinsics.object("Reflect"), "set");
    intrinsics.replace(
        object,
        "assign",
        2,
        (context, scope, thisObject, arguments) -> {
          if (arguments.length == 0
              || !(arguments[0] instanceof NativeArray array)
              || !array.isExtensible()) {
            return assign.call(context, scope, thisObject, arguments);
          }
          for (int i = 1; i < arguments.length; i++) {
            Scriptable gathered = context.newObject(scope);
            gathered.setPrototype(null);
            assign.call(context, scope, thisObject, new Object[] {gathered, arguments[i]});
            for (Object key : gathered.getIds()) {
              Object value =
                  key instanceof Integer index
                      ? gathered.get(index, gathered)
                      : gathered.get((String) key, gathered);
              Object[] setting = {array, key, value};
              if (set.call(context, scope, thisObject, setting) != Boolean.TRUE) {
                throw ScriptRuntime.typeError(
                    "Object.assign: the property \"" + key + "\" of the array cannot be set.");
              }
              if (key instanceof Integer index) {
                gathered.delete(index);
              } else {
                gathered.delete((String) key);
              }
            }
            // Symbols are left.
            assign.call(context, scope, thisObject, new Object[] {array, gathered});
          }
          return array;
        });
  }
}
