package org.mozilla.javascript;

/**
 * Stands for an object that an earlier version of the runtime had built in and this one has not.
 * Programs can pass it on, and it is stored as what it was; whatever else they do with it is a
 * TypeError that names it. Immutable.
 */
public final class MissingBuiltIn extends BaseFunction {
  private static final long serialVersionUID = 1L;

  private final String name;

  /** Stands for the built-in with this name. */
  public MissingBuiltIn(String name) {
    this.name = name;
  }

  private EcmaError refuse() {
    return ScriptRuntime.typeError(
        "The heap refers to the built-in \""
            + name
            + "\", which this version of Perdure does not have. Open the heap with the version that"
            + " wrote it, or replace the reference.");
  }

  @Override
  protected void createProperties() {}

  @Override
  public String getFunctionName() {
    return name;
  }

  @Override
  public Object call(Context cx, Scriptable scope, Scriptable thisObj, Object[] args) {
    throw refuse();
  }

  @Override
  public Scriptable construct(Context cx, Scriptable scope, Object[] args) {
    throw refuse();
  }

  @Override
  public boolean hasInstance(Scriptable instance) {
    throw refuse();
  }

  @Override
  public Object get(String key, Scriptable start) {
    throw refuse();
  }

  @Override
  public Object get(int index, Scriptable start) {
    throw refuse();
  }

  @Override
  public Object get(Symbol key, Scriptable start) {
    throw refuse();
  }

  @Override
  public boolean has(String key, Scriptable start) {
    throw refuse();
  }

  @Override
  public boolean has(int index, Scriptable start) {
    throw refuse();
  }

  @Override
  public boolean has(Symbol key, Scriptable start) {
    throw refuse();
  }

  @Override
  public void put(String key, Scriptable start, Object value) {
    throw refuse();
  }

  @Override
  public void put(int index, Scriptable start, Object value) {
    throw refuse();
  }

  @Override
  public void put(Symbol key, Scriptable start, Object value) {
    throw refuse();
  }

  @Override
  public void delete(String key) {
    throw refuse();
  }

  @Override
  public void delete(int index) {
    throw refuse();
  }

  @Override
  public void delete(Symbol key) {
    throw refuse();
  }

  @Override
  public boolean defineOwnProperty(Context cx, Object key, DescriptorInfo descriptor) {
    throw refuse();
  }

  @Override
  public Object[] getIds() {
    throw refuse();
  }

  @Override
  public Object[] getAllIds() {
    throw refuse();
  }

  @Override
  public Scriptable getPrototype() {
    throw refuse();
  }

  @Override
  public boolean preventExtensions() {
    throw refuse();
  }
}
