package dev.perdure.runtime.realm.promise;

import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Callable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.SymbolKey;
import org.mozilla.javascript.Undefined;

/**
 * Goes through what a program has given to {@code Promise.all} and its like, with exactly the calls
 * that the standard makes. Confined to the turn thread.
 */
final class PromiseIteration {

  /** What {@link #next} returns when there is nothing left. */
  static final Object DONE = new Object();

  private final Context cx;
  private final Scriptable scope;
  private final Scriptable iterator;
  private final @Nullable Object next;
  private boolean done;

  PromiseIteration(Context cx, Scriptable scope, @Nullable Object iterable) {
    this.cx = cx;
    this.scope = scope;
    Object made =
        ScriptRuntime.getElemAndThis(iterable, SymbolKey.ITERATOR, cx, scope)
            .call(cx, scope, new Object[0]);
    this.iterator = object(made, "The iterator");
    this.next = ScriptRuntime.getObjectProp(iterator, "next", cx, scope);
  }

  private static Scriptable object(@Nullable Object value, String what) {
    if (ScriptRuntime.isObject(value) && value instanceof Scriptable object) {
      return object;
    }
    throw ScriptRuntime.typeError(what + " is not an object.");
  }

  @Nullable Object next() {
    boolean failed = true;
    try {
      Object step =
          Promises.function(next, "An iterator's next").call(cx, scope, iterator, new Object[0]);
      Scriptable result = object(step, "What the iterator's next has returned");
      Object value = DONE;
      if (ScriptRuntime.toBoolean(ScriptRuntime.getObjectProp(result, "done", cx, scope))) {
        done = true;
      } else {
        value = ScriptRuntime.getObjectProp(result, "value", cx, scope);
      }
      failed = false;
      return value;
    } finally {
      if (failed) {
        done = true;
      }
    }
  }

  /** Tells the iterator that nobody will ask it again because of an error, which counts alone. */
  void closeAfterError() {
    if (done) {
      return;
    }
    done = true;
    try {
      Object method = ScriptRuntime.getObjectProp(iterator, "return", cx, scope);
      if (method != null && !Undefined.isUndefined(method) && method instanceof Callable close) {
        close.call(cx, scope, iterator, new Object[0]);
      }
    } catch (RhinoException ignored) {
      // By the standard, what happens here does not replace the error.
    }
  }
}
