package dev.perdure.runtime.realm.promise;

import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Callable;
import org.mozilla.javascript.Constructable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.NativeClosure;
import org.mozilla.javascript.NativeCode;
import org.mozilla.javascript.NativeCodes;
import org.mozilla.javascript.PromiseInternals;
import org.mozilla.javascript.PromiseObject;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/** NewPromiseCapability of the standard. Confined to the turn thread. */
final class PromiseCapabilities {

  // What an executor captures: what it was called with.
  private static final int RESOLVE = 0;
  private static final int REJECT = 1;

  private final ScriptableObject global;
  private final PromiseConstructor intrinsic;
  private final ResolvingFunctions resolving;
  private final NativeCode executor;

  PromiseCapabilities(
      ScriptableObject global,
      NativeCodes codes,
      PromiseConstructor intrinsic,
      ResolvingFunctions resolving) {
    this.global = global;
    this.intrinsic = intrinsic;
    this.resolving = resolving;
    this.executor = codes.define("promise.executor", 2, PromiseCapabilities::execute);
  }

  /** A capability whose functions programs will not see. */
  PromiseCapability makeUnshared(Context cx, @Nullable Object constructor) {
    return constructor == intrinsic
        ? new PromiseCapability(intrinsic.newPromise(), null, null)
        : make(cx, constructor);
  }

  /** A capability with functions. */
  PromiseCapability make(Context cx, @Nullable Object constructor) {
    if (constructor == intrinsic) {
      PromiseObject promise = intrinsic.newPromise();
      ResolvingFunctions.Pair pair = resolving.make(promise);
      return new PromiseCapability(promise, pair.resolve(), pair.reject());
    }
    if (!PromiseInternals.isConstructor(cx, constructor)
        || !(constructor instanceof Constructable maker)) {
      throw ScriptRuntime.typeError(
          "A promise needs a constructor, not " + ScriptRuntime.typeof(constructor) + ".");
    }
    NativeClosure executing =
        NativeClosure.make(global, executor, Undefined.instance, Undefined.instance);
    Scriptable promise = maker.construct(cx, global, new Object[] {executing});
    return new PromiseCapability(
        promise, functionOf(executing, RESOLVE), functionOf(executing, REJECT));
  }

  private static Callable functionOf(NativeClosure executing, int index) {
    if (executing.captured(index) instanceof Callable function) {
      return function;
    }
    throw ScriptRuntime.typeError(
        "The constructor has not called its executor with two functions.");
  }

  private static Object execute(
      Context cx, Scriptable scope, NativeClosure self, Scriptable thisObj, Object[] args) {
    if (!Undefined.isUndefined(self.captured(RESOLVE))
        || !Undefined.isUndefined(self.captured(REJECT))) {
      throw ScriptRuntime.typeError("The constructor calls its executor for the second time.");
    }
    self.capture(RESOLVE, args.length > 0 ? args[0] : Undefined.instance);
    self.capture(REJECT, args.length > 1 ? args[1] : Undefined.instance);
    return Undefined.instance;
  }
}
