package org.mozilla.javascript;

/**
 * A function that is written in Java and has captured values: {@code resolve} of a promise, for
 * example. Unlike a lambda it can be stored: its code has a name, and its values are data.
 *
 * <p>Lazy loader and write barrier for what it has captured. Confined to the turn thread.
 */
public final class NativeClosure extends BaseFunction {
  private static final long serialVersionUID = 1L;

  // Both are null as long as the object is a ghost.
  private transient NativeCode code;
  private transient Object[] captured;

  private NativeClosure() {}

  /** Makes a function as the standard makes built-in ones without a name: length 1, name "". */
  public static NativeClosure make(Scriptable scope, NativeCode code, Object... captured) {
    NativeClosure closure = new NativeClosure();
    closure.code = code;
    closure.captured = captured;
    Scriptable global = ScriptableObject.getTopLevelScope(scope);
    closure.setParentScope(global);
    closure.setPrototype(TopLevel.getBuiltinPrototype(global, TopLevel.Builtins.Function));
    closure.defineProperty("length", code.length(), DONTENUM | READONLY);
    closure.defineProperty("name", "", DONTENUM | READONLY);
    return closure;
  }

  /** An object that is a ghost until it is {@linkplain #restore restored}. */
  public static NativeClosure makeEmpty() {
    return new NativeClosure();
  }

  /** Length and name are ordinary properties, so that they can be stored like any other. */
  @Override
  protected void createProperties() {}

  private void load() {
    if (getMap() instanceof HeapSlotMap map) {
      map.load();
    }
  }

  /** What the function does. */
  public NativeCode code() {
    load();
    return code;
  }

  /** How many values are captured. */
  public int capturedCount() {
    load();
    return captured.length;
  }

  /** A captured value. */
  public Object captured(int index) {
    load();
    return captured[index];
  }

  /** Changes a captured value. */
  public void capture(int index, Object value) {
    if (getMap() instanceof HeapSlotMap map) {
      map.markChanged();
    }
    captured[index] = value;
  }

  /** Puts the function in a state, past the barrier. */
  public void restore(String codeName, Object[] newCaptured) {
    code = NativeCodes.of(ObjectInternals.parentScope(this)).named(codeName);
    captured = newCaptured;
  }

  /** The state has gone: it is restored before it is needed again. */
  public void forget() {
    code = null;
    captured = null;
  }

  @Override
  public Object call(Context cx, Scriptable scope, Scriptable thisObj, Object[] args) {
    load();
    return code.body().call(cx, getParentScope(), this, thisObj, args);
  }

  @Override
  public Scriptable construct(Context cx, Scriptable scope, Object[] args) {
    throw ScriptRuntime.typeErrorById("msg.no.new", getFunctionName());
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

  @Override
  protected boolean hasPrototypeProperty() {
    return false;
  }

  @Override
  public String getFunctionName() {
    return "";
  }

  @Override
  public int getLength() {
    return code().length();
  }

  @Override
  public int getArity() {
    return getLength();
  }
}
