package org.mozilla.javascript;

/**
 * A proxy of a function: Rhino gives the trap {@code construct} an array of Java's. All proxies of
 * functions in a realm with barriers are of this class. Confined to the turn thread.
 */
final class FunctionProxy extends NativeProxy.NativeProxyFunction {
  private static final long serialVersionUID = 1L;

  FunctionProxy(ScriptableObject target, Scriptable handler) {
    super(target, handler);
  }

  @Override
  public Scriptable construct(Context cx, Scriptable scope, Object[] arguments) {
    ScriptableObject target = getTargetThrowIfRevoked();
    if (!AbstractEcmaObjectOperations.isConstructor(cx, target)) {
      throw ScriptRuntime.typeErrorById("msg.constructor.expected");
    }
    Function trap = getTrap("construct");
    if (trap == null) {
      return ((Constructable) target).construct(cx, scope, arguments);
    }
    Object made = callTrap(trap, new Object[] {target, cx.newArray(scope, arguments), this});
    if (!ScriptRuntime.isObject(made)) {
      throw ScriptRuntime.typeError("The trap \"construct\" of a proxy has to give an object.");
    }
    return (Scriptable) made;
  }
}
