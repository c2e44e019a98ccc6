package org.mozilla.javascript;

/**
 * A promise: its state as the standard has it, as plain data. What is done with it is in {@code
 * dev.perdure.runtime.realm.promise}.
 *
 * <p>The reactions are a chain of cells, the latest first, so that adding one to many costs as much
 * as adding one to none. Lazy loader and write barrier for the state. Confined to the turn thread.
 */
public final class PromiseObject extends ScriptableObject {
  private static final long serialVersionUID = 1L;

  /** The numbers are part of the disk format. */
  public enum State {
    PENDING,
    FULFILLED,
    REJECTED
  }

  private transient State state = State.PENDING;
  private transient Object result;
  private transient boolean handled;
  private transient NativeCell lastReaction;

  private PromiseObject() {}

  /** Makes a pending promise. */
  public static PromiseObject make(Scriptable global, Scriptable prototype) {
    PromiseObject promise = new PromiseObject();
    promise.setParentScope(global);
    promise.setPrototype(prototype);
    return promise;
  }

  /** An object that is a ghost until it is {@linkplain #restore restored}. */
  public static PromiseObject makeEmpty() {
    return new PromiseObject();
  }

  private void load() {
    if (getMap() instanceof HeapSlotMap map) {
      map.load();
    }
  }

  private void change() {
    if (getMap() instanceof HeapSlotMap map) {
      map.markChanged();
    }
  }

  public State state() {
    load();
    return state;
  }

  /** The value or the reason; null as long as the promise is pending. */
  public Object result() {
    load();
    return result;
  }

  /** Whether somebody has asked for the outcome. */
  public boolean isHandled() {
    load();
    return handled;
  }

  /** Somebody has asked for the outcome. */
  public void markHandled() {
    if (!isHandled()) {
      change();
      handled = true;
    }
  }

  /** The latest reaction, which leads to the others; null if there is none. */
  public NativeCell lastReaction() {
    load();
    return lastReaction;
  }

  /** Puts a reaction, which leads to the last one, behind all others. */
  public void setLastReaction(NativeCell reaction) {
    change();
    lastReaction = reaction;
  }

  /** The promise is pending no more, and has no reactions any more. */
  public void settle(State newState, Object newResult) {
    change();
    state = newState;
    result = newResult;
    lastReaction = null;
  }

  /** Puts the promise in a state, past the barrier. */
  public void restore(State newState, boolean newHandled, Object newResult, NativeCell reactions) {
    state = newState;
    handled = newHandled;
    result = newResult;
    lastReaction = reactions;
  }

  @Override
  public String getClassName() {
    return "Promise";
  }

  @Override
  public Scriptable getPrototype() {
    load();
    return super.getPrototype();
  }

  @Override
  public boolean isExtensible() {
    load();
    return super.isExtensible();
  }
}
