package dev.perdure.runtime.realm;

import dev.perdure.runtime.realm.promise.PromiseConstructor;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.BaseFunction;
import org.mozilla.javascript.Callable;
import org.mozilla.javascript.Constructable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.JSFunction;
import org.mozilla.javascript.NativeObject;
import org.mozilla.javascript.PromiseInternals;
import org.mozilla.javascript.RhinoRealmBridge;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Symbol;
import org.mozilla.javascript.Undefined;

/**
 * {@code Reflect.construct} with a new target.
 *
 * <p>The engine calls built-in constructors as functions, which most refuse and some misunderstand,
 * and forgets the arguments of bound functions. Immutable.
 */
final class ReflectConstruct {

  private final Callable original;
  private final ScriptableObject objectConstructor;
  private final Map<Scriptable, String> adders;

  ReflectConstruct(
      Callable original, ScriptableObject objectConstructor, Map<Scriptable, String> adders) {
    this.original = original;
    this.objectConstructor = objectConstructor;
    this.adders = adders;
  }

  Object call(Context context, Scriptable scope, Scriptable thisObject, Object[] arguments) {
    for (int i = 0; i < arguments.length && i < 3; i += 2) {
      if (!PromiseInternals.isConstructor(context, arguments[i])) {
        throw ScriptRuntime.constructError(
            "TypeError", "\"" + ScriptRuntime.typeof(arguments[i]) + "\" is not a constructor.");
      }
    }
    if (arguments.length < 3) {
      // It is right here, and its messages are.
      return original.call(context, scope, thisObject, arguments);
    }
    Object target = arguments[0];
    Object newTarget = arguments[2];
    Object[] list = RhinoRealmBridge.listFromArrayLike(context, arguments[1]);
    Callable bound = RhinoRealmBridge.boundTarget(target);
    while (bound != null) {
      list = concatenate(RhinoRealmBridge.boundArguments(target), list);
      newTarget = newTarget == target ? bound : newTarget;
      target = bound;
      bound = RhinoRealmBridge.boundTarget(target);
    }
    if (target instanceof JSFunction || RhinoRealmBridge.isProxy(target)) {
      Object array = context.newArray(scope, list);
      return original.call(context, scope, thisObject, new Object[] {target, array, newTarget});
    }
    return constructBuiltIn(context, scope, (Constructable) target, list, newTarget);
  }

  private Scriptable constructBuiltIn(
      Context context, Scriptable scope, Constructable target, Object[] list, Object newTarget) {
    if (target == newTarget) {
      return target.construct(context, scope, list);
    }
    if (target instanceof PromiseConstructor promise) {
      return promise.construct(context, list, (Scriptable) newTarget);
    }
    // A DataView has its arguments checked before the prototype is asked for.
    boolean isLate =
        target instanceof BaseFunction function && function.getFunctionName().equals("DataView");
    Scriptable prototype = isLate ? null : prototypeOf(newTarget);
    if (target == objectConstructor) {
      // It would hand out its argument, and that must keep its prototype.
      NativeObject made = new NativeObject();
      made.setParentScope(ScriptableObject.getTopLevelScope(scope));
      made.setPrototype(prototype != null ? prototype : ScriptableObject.getObjectPrototype(scope));
      return made;
    }
    String adder = adders.get((Scriptable) target);
    Scriptable made = target.construct(context, scope, adder == null ? list : new Object[0]);
    RealmRepairs.settleStack(made);
    if (isLate) {
      prototype = prototypeOf(newTarget);
    }
    if (prototype != null) {
      made.setPrototype(prototype);
    }
    if (adder != null && list.length > 0) {
      CollectionFilling.fill(context, scope, made, adder, list[0]);
    }
    return made;
  }

  private static @Nullable Scriptable prototypeOf(Object newTarget) {
    Object prototype = ScriptableObject.getProperty((Scriptable) newTarget, "prototype");
    return prototype instanceof Scriptable object
            && !Undefined.isUndefined(prototype)
            && !(prototype instanceof Symbol)
        ? object
        : null;
  }

  private static Object[] concatenate(Object[] first, Object[] second) {
    Object[] all = Arrays.copyOf(first, first.length + second.length, Object[].class);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }
}
