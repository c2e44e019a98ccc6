package dev.perdure.runtime.realm.promise;

import org.mozilla.javascript.Callable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.LambdaConstructor;
import org.mozilla.javascript.PromiseInternals;
import org.mozilla.javascript.PromiseObject;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/** The global {@code Promise}, as a constructor. Confined to the turn thread. */
public final class PromiseConstructor extends LambdaConstructor {
  private static final long serialVersionUID = 1L;

  private final transient ScriptableObject global;
  private final transient ResolvingFunctions resolving;

  PromiseConstructor(ScriptableObject global, ResolvingFunctions resolving) {
    super(
        global,
        "Promise",
        1,
        CONSTRUCTOR_NEW,
        (cx, scope, args) -> {
          throw new IllegalStateException("Promise is constructed by its own methods.");
        });
    this.global = global;
    this.resolving = resolving;
    setPrototypePropertyAttributes(DONTENUM | READONLY | PERMANENT);
  }

  @Override
  public Scriptable construct(Context cx, Scriptable scope, Object[] args) {
    return construct(cx, args, this);
  }

  /** {@code Reflect.construct(Promise, args, newTarget)}. */
  public Scriptable construct(Context cx, Object[] args, Scriptable newTarget) {
    if (args.length == 0 || !(args[0] instanceof Callable executor)) {
      throw ScriptRuntime.typeError(
          "Promise: the argument is the function that gets resolve and reject, not "
              + (args.length == 0 ? "nothing" : ScriptRuntime.typeof(args[0]))
              + ".");
    }
    Object prototype = ScriptRuntime.getObjectProp(newTarget, "prototype", cx, global);
    PromiseObject promise =
        ScriptRuntime.isObject(prototype)
            ? PromiseObject.make(global, (Scriptable) prototype)
            : newPromise();
    ResolvingFunctions.Pair functions = resolving.make(promise);
    try {
      PromiseInternals.call(cx, global, executor, functions.resolve(), functions.reject());
    } catch (RhinoException thrown) {
      Object reason = PromiseInternals.thrownValue(cx, global, thrown);
      PromiseInternals.call(cx, global, functions.reject(), reason);
    }
    return promise;
  }

  /** A pending promise of this realm's own. */
  PromiseObject newPromise() {
    return PromiseObject.make(global, (Scriptable) getPrototypeProperty());
  }
}
