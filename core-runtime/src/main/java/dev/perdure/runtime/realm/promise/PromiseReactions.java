package dev.perdure.runtime.realm.promise;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Callable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.NativeCell;
import org.mozilla.javascript.NativeCodes;
import org.mozilla.javascript.PromiseInternals;
import org.mozilla.javascript.PromiseObject;
import org.mozilla.javascript.PromiseObject.State;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.ScriptableObject;

/**
 * What is to be done when a promise is settled, and doing it.
 *
 * <p>A reaction is a cell that leads to the one before it. The jobs that it becomes are in the
 * engine's queue, which is empty whenever a turn ends: they are never stored. Confined to the turn
 * thread.
 */
final class PromiseReactions {

  // The values of a reaction's cell. Without functions the promise is settled directly.
  private static final int PREVIOUS = 0;
  private static final int PROMISE = 1;
  private static final int RESOLVE = 2;
  private static final int REJECT = 3;
  private static final int ON_FULFILLED = 4;
  private static final int ON_REJECTED = 5;

  private final ScriptableObject global;
  private final RejectionTracker rejections;
  private final ResolvingFunctions resolving;

  PromiseReactions(ScriptableObject global, NativeCodes codes, RejectionTracker rejections) {
    this.global = global;
    this.rejections = rejections;
    this.resolving = new ResolvingFunctions(global, codes, this);
  }

  ResolvingFunctions resolving() {
    return resolving;
  }

  /** PerformPromiseThen: what is called when the promise is settled, or in a job if it is. */
  void add(
      Context cx,
      PromiseObject promise,
      PromiseCapability capability,
      @Nullable Callable onFulfilled,
      @Nullable Callable onRejected) {
    switch (promise.state()) {
      case PENDING -> {
        promise.setLastReaction(
            NativeCell.make(
                promise.lastReaction(),
                capability.promise(),
                capability.resolve(),
                capability.reject(),
                onFulfilled,
                onRejected));
        promise.markHandled();
      }
      case FULFILLED ->
          cx.enqueueMicrotask(new Job(cx, capability, onFulfilled, true, promise.result()));
      case REJECTED -> {
        if (!promise.isHandled()) {
          rejections.handled(promise);
          promise.markHandled();
        }
        cx.enqueueMicrotask(new Job(cx, capability, onRejected, false, promise.result()));
      }
    }
  }

  void fulfill(Context cx, PromiseObject promise, @Nullable Object value) {
    settle(cx, promise, State.FULFILLED, value);
  }

  void reject(Context cx, PromiseObject promise, @Nullable Object reason) {
    if (!promise.isHandled()) {
      rejections.rejected(promise);
    }
    settle(cx, promise, State.REJECTED, reason);
  }

  private void settle(Context cx, PromiseObject promise, State state, @Nullable Object result) {
    List<NativeCell> latestFirst = new ArrayList<>();
    for (NativeCell reaction = promise.lastReaction();
        reaction != null;
        reaction = (NativeCell) reaction.get(PREVIOUS)) {
      latestFirst.add(reaction);
    }
    promise.settle(state, result);
    boolean fulfilled = state == State.FULFILLED;
    for (int i = latestFirst.size() - 1; i >= 0; i--) {
      NativeCell reaction = latestFirst.get(i);
      PromiseCapability capability =
          new PromiseCapability(
              reaction.get(PROMISE),
              (Callable) reaction.get(RESOLVE),
              (Callable) reaction.get(REJECT));
      Callable handler = (Callable) reaction.get(fulfilled ? ON_FULFILLED : ON_REJECTED);
      cx.enqueueMicrotask(new Job(cx, capability, handler, fulfilled, result));
    }
  }

  /** Resolves or rejects the promise of a capability. */
  void settle(Context cx, PromiseCapability capability, boolean fulfilled, @Nullable Object value) {
    Callable function = fulfilled ? capability.resolve() : capability.reject();
    if (function != null) {
      PromiseInternals.call(cx, global, function, value);
    } else if (fulfilled) {
      resolving.resolve(cx, (PromiseObject) capability.promise(), value);
    } else {
      reject(cx, (PromiseObject) capability.promise(), value);
    }
  }

  /** NewPromiseReactionJob. Lives no longer than its turn. */
  private final class Job implements Runnable {
    private final Context cx;
    private final PromiseCapability capability;
    private final @Nullable Callable handler;
    private final boolean fulfilled;
    private final @Nullable Object argument;

    Job(
        Context cx,
        PromiseCapability capability,
        @Nullable Callable handler,
        boolean fulfilled,
        @Nullable Object argument) {
      this.cx = cx;
      this.capability = capability;
      this.handler = handler;
      this.fulfilled = fulfilled;
      this.argument = argument;
    }

    @Override
    public void run() {
      if (handler == null) {
        settle(cx, capability, fulfilled, argument);
        return;
      }
      Object value;
      boolean returned;
      try {
        value = PromiseInternals.call(cx, global, handler, argument);
        returned = true;
      } catch (RhinoException thrown) {
        value = PromiseInternals.thrownValue(cx, global, thrown);
        returned = false;
      }
      settle(cx, capability, returned, value);
    }
  }
}
