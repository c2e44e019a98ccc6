package dev.perdure.runtime.realm.promise;

import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Callable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.JavaScriptException;
import org.mozilla.javascript.NativeClosure;
import org.mozilla.javascript.NativeCode;
import org.mozilla.javascript.NativeCodes;
import org.mozilla.javascript.PromiseInternals;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/** {@code Promise.prototype.finally}. Confined to the turn thread. */
final class FinallyFunctions {

  // What the handlers capture.
  private static final int ON_FINALLY = 0;
  private static final int CONSTRUCTOR = 1;

  private final ScriptableObject global;
  private final Promises promises;
  private final NativeCode thenFinally;
  private final NativeCode catchFinally;
  private final NativeCode valueThunk;
  private final NativeCode thrower;

  FinallyFunctions(ScriptableObject global, NativeCodes codes, Promises promises) {
    this.global = global;
    this.promises = promises;
    valueThunk =
        codes.define(
            "promise.finally.value", 0, (cx, scope, self, thisObj, args) -> self.captured(0));
    thrower =
        codes.define(
            "promise.finally.thrower",
            0,
            (cx, scope, self, thisObj, args) -> {
              throw new JavaScriptException(self.captured(0), "", 0);
            });
    thenFinally =
        codes.define(
            "promise.finally.fulfilled",
            1,
            (cx, scope, self, thisObj, args) ->
                callFinally(cx, self, valueThunk, Promises.first(args)));
    catchFinally =
        codes.define(
            "promise.finally.rejected",
            1,
            (cx, scope, self, thisObj, args) ->
                callFinally(cx, self, thrower, Promises.first(args)));
  }

  @Nullable Object register(Context cx, @Nullable Object thisObj, @Nullable Object[] args) {
    Scriptable promise = Promises.object(thisObj, "Promise.prototype.finally");
    Scriptable constructor = promises.speciesOf(cx, promise);
    Object onFinally = Promises.first(args);
    Object onFulfilled = onFinally;
    Object onRejected = onFinally;
    if (onFinally instanceof Callable) {
      onFulfilled = NativeClosure.make(global, thenFinally, onFinally, constructor);
      onRejected = NativeClosure.make(global, catchFinally, onFinally, constructor);
    }
    return ScriptRuntime.getPropAndThis(promise, "then", cx, global)
        .call(cx, global, new Object[] {onFulfilled, onRejected});
  }

  /** Calls the program's function, waits for what it returns, and goes on with the outcome. */
  private @Nullable Object callFinally(
      Context cx, NativeClosure self, NativeCode goOn, @Nullable Object outcome) {
    Callable onFinally = (Callable) self.captured(ON_FINALLY);
    Object result = PromiseInternals.call(cx, global, onFinally);
    Object promise = promises.resolve(cx, (Scriptable) self.captured(CONSTRUCTOR), result);
    return ScriptRuntime.getPropAndThis(promise, "then", cx, global)
        .call(cx, global, new Object[] {NativeClosure.make(global, goOn, outcome)});
  }
}
