package org.mozilla.javascript;

import static org.mozilla.javascript.RhinoInternals.read;
import static org.mozilla.javascript.RhinoInternals.write;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;

/**
 * The target and the handler of proxies. They never change, but for revoking both.
 *
 * <p>Nothing here passes a trap or faults anything in. Confined to the turn thread.
 */
public final class ProxyInternals {

  static final Field TARGET = RhinoInternals.finalField(NativeProxy.class, "targetObj");
  static final Field HANDLER = RhinoInternals.finalField(NativeProxy.class, "handlerObj");
  private static final Constructor<?> NEW_PROXY =
      RhinoInternals.constructor(NativeProxy.class, ScriptableObject.class, Scriptable.class);

  private ProxyInternals() {}

  /** The kind of a proxy: those of functions can be called. */
  static HeapKind kind(NativeProxy proxy) {
    return proxy instanceof NativeProxy.NativeProxyFunction
        ? HeapKind.FUNCTION_PROXY
        : HeapKind.PROXY;
  }

  /** What a proxy stands before; null if it was revoked, or is no proxy. */
  public static ScriptableObject target(Object object) {
    return object instanceof NativeProxy ? (ScriptableObject) read(TARGET, object) : null;
  }

  public static Scriptable handler(ScriptableObject proxy) {
    return (Scriptable) read(HANDLER, proxy);
  }

  public static ScriptableObject newProxy() {
    return (ScriptableObject) RhinoInternals.construct(NEW_PROXY, null, null);
  }

  /**
   * A proxy of a function.
   *
   * @param anyFunction lets it know for good that it is one
   */
  public static ScriptableObject newFunctionProxy(ScriptableObject anyFunction) {
    return new FunctionProxy(anyFunction, null);
  }

  public static void setProxy(ScriptableObject proxy, Scriptable target, Scriptable handler) {
    write(TARGET, proxy, target);
    write(HANDLER, proxy, handler);
  }

  /**
   * Lets a realm make proxies of functions of our class, and functions that revoke a proxy and can
   * be stored.
   */
  public static void install(
      ScriptableObject global, ScriptableObject constructor, ScriptableObject revocable) {
    SerializableConstructable original =
        (SerializableConstructable) read(BufferInternals.CONSTRUCTOR, constructor);
    SerializableConstructable construct =
        (cx, scope, arguments) -> {
          Scriptable made = original.construct(cx, scope, arguments);
          return made instanceof NativeProxy.NativeProxyFunction
              ? ofFunction((ScriptableObject) made)
              : made;
        };
    write(BufferInternals.CONSTRUCTOR, constructor, construct);
    NativeCode revoke = NativeCodes.of(global).define("proxy.revoke", 0, ProxyInternals::revoke);
    SerializableCallable makeRevocable =
        (cx, scope, thisObject, arguments) -> {
          Scriptable proxy = ((Function) constructor).construct(cx, scope, arguments);
          Scriptable made = cx.newObject(scope);
          made.put("proxy", made, proxy);
          made.put("revoke", made, NativeClosure.make(scope, revoke, proxy));
          return made;
        };
    write(BuiltInBarriers.CODE, revocable, makeRevocable);
  }

  private static ScriptableObject ofFunction(ScriptableObject made) {
    FunctionProxy proxy = new FunctionProxy(target(made), handler(made));
    ObjectInternals.setPrototype(proxy, ObjectInternals.prototype(made));
    ObjectInternals.setParentScope(proxy, ObjectInternals.parentScope(made));
    return proxy;
  }

  private static Object revoke(
      Context cx, Scriptable scope, NativeClosure closure, Scriptable thisObject, Object[] none) {
    if (closure.captured(0) instanceof NativeProxy proxy) {
      HeapSlotMap map = HeapSlotMap.of(proxy);
      if (map != null) {
        map.markChanged();
      }
      setProxy(proxy, null, null);
      closure.capture(0, null);
    }
    return Undefined.instance;
  }
}
