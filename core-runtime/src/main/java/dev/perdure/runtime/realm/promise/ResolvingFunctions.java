package dev.perdure.runtime.realm.promise;

import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Callable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.NativeCell;
import org.mozilla.javascript.NativeClosure;
import org.mozilla.javascript.NativeCode;
import org.mozilla.javascript.NativeCodes;
import org.mozilla.javascript.PromiseInternals;
import org.mozilla.javascript.PromiseObject;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/**
 * The functions that an executor gets, and what resolving a promise means. Confined to the turn
 * thread.
 */
final class ResolvingFunctions {

  // What both functions capture; the cell has one value: whether one of them was called.
  private static final int PROMISE = 0;
  private static final int ALREADY_RESOLVED = 1;

  /** The two functions of one promise, of which the first call counts. */
  record Pair(Callable resolve, Callable reject) {}

  private final ScriptableObject global;
  private final PromiseReactions reactions;
  private final NativeCode resolveCode;
  private final NativeCode rejectCode;

  ResolvingFunctions(ScriptableObject global, NativeCodes codes, PromiseReactions reactions) {
    this.global = global;
    this.reactions = reactions;
    resolveCode =
        codes.define(
            "promise.resolve",
            1,
            (cx, scope, self, thisObj, args) -> {
              if (isFirstCall(self)) {
                resolve(cx, (PromiseObject) self.captured(PROMISE), Promises.first(args));
              }
              return Undefined.instance;
            });
    rejectCode =
        codes.define(
            "promise.reject",
            1,
            (cx, scope, self, thisObj, args) -> {
              if (isFirstCall(self)) {
                reactions.reject(cx, (PromiseObject) self.captured(PROMISE), Promises.first(args));
              }
              return Undefined.instance;
            });
  }

  private static boolean isFirstCall(NativeClosure self) {
    NativeCell cell = (NativeCell) self.captured(ALREADY_RESOLVED);
    if (cell.get(0).equals(true)) {
      return false;
    }
    cell.set(0, true);
    return true;
  }

  /** Makes the functions of a promise. */
  Pair make(PromiseObject promise) {
    NativeCell alreadyResolved = NativeCell.make(false);
    return new Pair(
        NativeClosure.make(global, resolveCode, promise, alreadyResolved),
        NativeClosure.make(global, rejectCode, promise, alreadyResolved));
  }

  /** Fulfills a promise with a value, or lets it follow the thenable that the value is. */
  void resolve(Context cx, PromiseObject promise, @Nullable Object resolution) {
    if (resolution == promise) {
      Object reason =
          PromiseInternals.newTypeError(cx, global, "A promise cannot be resolved with itself.");
      reactions.reject(cx, promise, reason);
      return;
    }
    if (!ScriptRuntime.isObject(resolution) || !(resolution instanceof Scriptable object)) {
      reactions.fulfill(cx, promise, resolution);
      return;
    }
    Object then;
    try {
      then = ScriptRuntime.getObjectProp(object, "then", cx, global);
    } catch (RhinoException thrown) {
      reactions.reject(cx, promise, PromiseInternals.thrownValue(cx, global, thrown));
      return;
    }
    if (then instanceof Callable function) {
      cx.enqueueMicrotask(new ThenableJob(cx, promise, object, function));
    } else {
      reactions.fulfill(cx, promise, resolution);
    }
  }

  /** NewPromiseResolveThenableJob. Lives no longer than its turn. */
  private final class ThenableJob implements Runnable {
    private final Context cx;
    private final PromiseObject promise;
    private final Scriptable thenable;
    private final Callable then;

    ThenableJob(Context cx, PromiseObject promise, Scriptable thenable, Callable then) {
      this.cx = cx;
      this.promise = promise;
      this.thenable = thenable;
      this.then = then;
    }

    @Override
    public void run() {
      Pair functions = make(promise);
      try {
        then.call(cx, global, thenable, new Object[] {functions.resolve(), functions.reject()});
      } catch (RhinoException thrown) {
        Object reason = PromiseInternals.thrownValue(cx, global, thrown);
        PromiseInternals.call(cx, global, functions.reject(), reason);
      }
    }
  }
}
