package org.mozilla.javascript;

/**
 * A function that was first met as a ghost: neither its script is compiled nor its scopes are made
 * before something is asked of it. Confined to the turn thread.
 *
 * <p>{@link JSFunction} keeps its descriptor in a private field; every method that Rhino calls on a
 * function from outside is therefore overridden to fault the state in first.
 */
final class HeapFunction extends JSFunction {

  HeapFunction(Context cx, Scriptable scope, JSDescriptor<JSFunction> placeholder) {
    super(cx, scope, placeholder, null, null);
  }

  private void load() {
    if (getMap() instanceof HeapSlotMap map) {
      map.load();
    }
  }

  @Override
  public Scriptable getPrototype() {
    load();
    return super.getPrototype();
  }

  @Override
  public Scriptable getParentScope() {
    load();
    return super.getParentScope();
  }

  @Override
  public boolean isExtensible() {
    load();
    return super.isExtensible();
  }

  @Override
  public JSDescriptor<JSFunction> getDescriptor() {
    load();
    return super.getDescriptor();
  }

  @Override
  JSCode<JSFunction> getCode() {
    load();
    return super.getCode();
  }

  @Override
  JSCode<JSFunction> getConstructor() {
    load();
    return super.getConstructor();
  }

  @Override
  public Scriptable getHomeObject() {
    load();
    return super.getHomeObject();
  }

  @Override
  public Scriptable getFunctionThis(Scriptable functionThis) {
    load();
    return super.getFunctionThis(functionThis);
  }

  @Override
  public Object getPrototypeProperty() {
    load();
    return super.getPrototypeProperty();
  }

  @Override
  protected boolean hasPrototypeProperty() {
    return true;
  }

  @Override
  public Object call(Context cx, Scriptable scope, Scriptable thisObj, Object[] args) {
    load();
    return super.call(cx, scope, thisObj, args);
  }

  @Override
  public Scriptable construct(Context cx, Scriptable scope, Object[] args) {
    load();
    return super.construct(cx, scope, args);
  }

  @Override
  public Object getDefaultValue(Class<?> typeHint) {
    load();
    return super.getDefaultValue(typeHint);
  }

  @Override
  public boolean isShorthand() {
    load();
    return super.isShorthand();
  }

  @Override
  public boolean isStrict() {
    load();
    return super.isStrict();
  }

  @Override
  public int getArity() {
    load();
    return super.getArity();
  }

  @Override
  public int getLength() {
    load();
    return super.getLength();
  }

  @Override
  public String getFunctionName() {
    load();
    return super.getFunctionName();
  }

  @Override
  public String getRawSource() {
    load();
    return super.getRawSource();
  }

  @Override
  protected boolean isGeneratorFunction() {
    // Rhino asks while the object is being constructed, when there is no map of ours yet.
    load();
    return super.isGeneratorFunction();
  }

  @Override
  public boolean isScript() {
    load();
    return super.isScript();
  }

  @Override
  protected boolean hasDefaultParameters() {
    load();
    return super.hasDefaultParameters();
  }
}
