package dev.perdure.runtime.realm.promise;

import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Callable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.NativeCell;
import org.mozilla.javascript.NativeClosure;
import org.mozilla.javascript.NativeCode;
import org.mozilla.javascript.NativeCodes;
import org.mozilla.javascript.PromiseInternals;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/**
 * {@code Promise.all}, {@code allSettled}, {@code any} and {@code race}. Confined to the turn
 * thread.
 */
final class PromiseCombinators {

  // The cell that the functions of one call share: how many are not settled, counting the loop as
  // one; an array with what is known; what is called with it in the end.
  private static final int REMAINING = 0;
  private static final int OUTCOMES = 1;
  private static final int CALLED_AT_THE_END = 2;

  // What the functions of one element capture: a cell with the shared one, until one of them is
  // called; and the index.
  private static final int ELEMENT = 0;
  private static final int INDEX = 1;

  private final ScriptableObject global;
  private final PromiseCapabilities capabilities;
  private final NativeCode valueElement;
  private final NativeCode fulfilledElement;
  private final NativeCode rejectedElement;
  private final NativeCode errorElement;

  PromiseCombinators(ScriptableObject global, NativeCodes codes, PromiseCapabilities capabilities) {
    this.global = global;
    this.capabilities = capabilities;
    valueElement =
        codes.define(
            "promise.all",
            1,
            (cx, scope, self, thisObj, args) ->
                settleElement(cx, self, Promises.first(args), Outcome.VALUE));
    fulfilledElement =
        codes.define(
            "promise.allSettled.fulfilled",
            1,
            (cx, scope, self, thisObj, args) ->
                settleElement(cx, self, Promises.first(args), Outcome.FULFILLED));
    rejectedElement =
        codes.define(
            "promise.allSettled.rejected",
            1,
            (cx, scope, self, thisObj, args) ->
                settleElement(cx, self, Promises.first(args), Outcome.REJECTED));
    errorElement =
        codes.define(
            "promise.any",
            1,
            (cx, scope, self, thisObj, args) ->
                settleElement(cx, self, Promises.first(args), Outcome.ERROR));
  }

  /** What becomes of the argument of an element's function. */
  private enum Outcome {
    VALUE,
    FULFILLED,
    REJECTED,
    ERROR
  }

  Object all(Context cx, @Nullable Object thisObj, @Nullable Object[] args) {
    return combine(
        cx,
        thisObj,
        args,
        (capability, shared, index) ->
            new Handlers(
                NativeClosure.make(global, valueElement, NativeCell.make(shared), index),
                capability.reject()),
        false);
  }

  Object allSettled(Context cx, @Nullable Object thisObj, @Nullable Object[] args) {
    return combine(
        cx,
        thisObj,
        args,
        (capability, shared, index) -> {
          NativeCell element = NativeCell.make(shared);
          return new Handlers(
              NativeClosure.make(global, fulfilledElement, element, index),
              NativeClosure.make(global, rejectedElement, element, index));
        },
        false);
  }

  Object any(Context cx, @Nullable Object thisObj, @Nullable Object[] args) {
    return combine(
        cx,
        thisObj,
        args,
        (capability, shared, index) ->
            new Handlers(
                capability.resolve(),
                NativeClosure.make(global, errorElement, NativeCell.make(shared), index)),
        true);
  }

  Object race(Context cx, @Nullable Object thisObj, @Nullable Object[] args) {
    return combine(cx, thisObj, args, null, false);
  }

  /** What is given to the {@code then} of an element. */
  private record Handlers(@Nullable Callable onFulfilled, @Nullable Callable onRejected) {}

  private interface HandlerMaker {
    Handlers make(PromiseCapability capability, NativeCell shared, int index);
  }

  /**
   * Asks the constructor for a promise of each element, and each promise for its outcome.
   *
   * @param maker makes the handlers of an element; null if the first outcome counts for all
   * @param collectsErrors whether the end is a rejection
   */
  private Object combine(
      Context cx,
      @Nullable Object thisObj,
      @Nullable Object[] args,
      @Nullable HandlerMaker maker,
      boolean collectsErrors) {
    PromiseCapability capability = capabilities.make(cx, thisObj);
    PromiseIteration elements = null;
    try {
      Callable resolve =
          Promises.function(
              ScriptRuntime.getObjectProp(thisObj, "resolve", cx, global),
              "The constructor's resolve");
      elements = new PromiseIteration(cx, global, Promises.first(args));
      Scriptable constructor = (Scriptable) thisObj;
      NativeCell shared = maker == null ? null : newShared(cx, capability, collectsErrors);
      int index = 0;
      for (Object element = elements.next();
          element != PromiseIteration.DONE;
          element = elements.next()) {
        Handlers handlers = new Handlers(capability.resolve(), capability.reject());
        if (maker != null && shared != null) {
          setOutcome(shared, index, Undefined.instance);
          handlers = maker.make(capability, shared, index);
        }
        Object promise = resolve.call(cx, global, constructor, new Object[] {element});
        if (shared != null) {
          shared.set(REMAINING, remaining(shared) + 1);
        }
        ScriptRuntime.getPropAndThis(promise, "then", cx, global)
            .call(cx, global, new Object[] {handlers.onFulfilled(), handlers.onRejected()});
        index++;
      }
      if (shared != null) {
        settleOne(cx, shared, collectsErrors);
      }
    } catch (RhinoException thrown) {
      if (elements != null) {
        elements.closeAfterError();
      }
      call(cx, capability.reject(), PromiseInternals.thrownValue(cx, global, thrown));
    }
    return capability.promise();
  }

  private NativeCell newShared(Context cx, PromiseCapability capability, boolean collectsErrors) {
    Scriptable outcomes = PromiseInternals.inRealm(cx, global, () -> cx.newArray(global, 0));
    return NativeCell.make(
        1, outcomes, collectsErrors ? capability.reject() : capability.resolve());
  }

  private static int remaining(NativeCell shared) {
    return ((Number) shared.get(REMAINING)).intValue();
  }

  private static void setOutcome(NativeCell shared, int index, @Nullable Object outcome) {
    Scriptable outcomes = (Scriptable) shared.get(OUTCOMES);
    outcomes.put(index, outcomes, outcome);
  }

  /** One less is not settled; the last one makes the end. */
  private void settleOne(Context cx, NativeCell shared, boolean collectsErrors) {
    int left = remaining(shared) - 1;
    shared.set(REMAINING, left);
    if (left > 0) {
      return;
    }
    Scriptable outcomes = (Scriptable) shared.get(OUTCOMES);
    call(
        cx,
        (Callable) shared.get(CALLED_AT_THE_END),
        collectsErrors ? PromiseInternals.newAggregateError(cx, global, outcomes) : outcomes);
  }

  private Object settleElement(
      Context cx, NativeClosure self, @Nullable Object argument, Outcome outcome) {
    NativeCell element = (NativeCell) self.captured(ELEMENT);
    if (!(element.get(0) instanceof NativeCell shared)) {
      return Undefined.instance;
    }
    element.set(0, Undefined.instance);
    int index = ((Number) self.captured(INDEX)).intValue();
    setOutcome(shared, index, describe(cx, argument, outcome));
    settleOne(cx, shared, outcome == Outcome.ERROR);
    return Undefined.instance;
  }

  private @Nullable Object describe(Context cx, @Nullable Object argument, Outcome outcome) {
    return switch (outcome) {
      case VALUE, ERROR -> argument;
      case FULFILLED -> description(cx, "fulfilled", "value", argument);
      case REJECTED -> description(cx, "rejected", "reason", argument);
    };
  }

  private Scriptable description(
      Context cx, String status, String name, @Nullable Object argument) {
    return PromiseInternals.inRealm(
        cx,
        global,
        () -> {
          Scriptable object = cx.newObject(global);
          object.put("status", object, status);
          object.put(name, object, argument);
          return object;
        });
  }

  private void call(Context cx, @Nullable Callable function, @Nullable Object argument) {
    if (function == null) {
      throw new IllegalStateException("A capability that programs see has functions.");
    }
    PromiseInternals.call(cx, global, function, argument);
  }
}
