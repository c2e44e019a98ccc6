package org.mozilla.javascript;

/**
 * An {@code arguments} object that was first met as a ghost. Rhino keeps the arguments that were
 * not deleted in an array beside the slot map, so that every method that reads or writes them is
 * overridden: to fault the state in first, and to tell the map of writes.
 *
 * <p>Confined to the turn thread.
 */
final class HeapArguments extends Arguments {

  /** What the constructor of the superclass needs of a realm, and nothing that programs reach. */
  private static final NativeObject REALM = realm();

  /** What {@code f.arguments} gives is not to be written; it ignores attempts. */
  private boolean readonly;

  HeapArguments(Context cx) {
    super(FunctionInternals.newActivationWithoutCall(REALM), cx);
  }

  private static NativeObject realm() {
    NativeObject array = new NativeObject();
    array.put("prototype", array, new NativeObject());
    NativeObject realm = new NativeObject();
    realm.put("Array", realm, array);
    return realm;
  }

  boolean isReadonly() {
    return readonly;
  }

  void setReadonly(boolean newReadonly) {
    readonly = newReadonly;
  }

  private void load() {
    if (getMap() instanceof HeapSlotMap map) {
      map.load();
    }
  }

  /** Whether a write goes ahead. */
  private boolean beforeWrite() {
    load();
    if (!readonly && getMap() instanceof HeapSlotMap map) {
      map.markChanged();
    }
    return !readonly;
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
  public boolean has(int index, Scriptable start) {
    load();
    return super.has(index, start);
  }

  @Override
  public Object get(int index, Scriptable start) {
    load();
    return super.get(index, start);
  }

  @Override
  Object[] getIds(CompoundOperationMap map, boolean getNonEnumerable, boolean getSymbols) {
    load();
    return super.getIds(map, getNonEnumerable, getSymbols);
  }

  @Override
  protected DescriptorInfo getOwnPropertyDescriptor(Context cx, Object id) {
    load();
    return super.getOwnPropertyDescriptor(cx, id);
  }

  @Override
  protected boolean defineOwnProperty(
      Context cx, Object id, DescriptorInfo description, boolean checkValid) {
    load();
    if (getMap() instanceof HeapSlotMap map) {
      map.markChanged();
    }
    return super.defineOwnProperty(cx, id, description, checkValid);
  }

  @Override
  public void put(int index, Scriptable start, Object value) {
    if (beforeWrite()) {
      super.put(index, start, value);
    }
  }

  @Override
  public void put(String name, Scriptable start, Object value) {
    load();
    if (!readonly) {
      super.put(name, start, value);
    }
  }

  @Override
  public void put(Symbol key, Scriptable start, Object value) {
    load();
    if (!readonly) {
      super.put(key, start, value);
    }
  }

  @Override
  public void delete(int index) {
    if (beforeWrite()) {
      super.delete(index);
    }
  }

  @Override
  public void delete(String name) {
    load();
    if (!readonly) {
      super.delete(name);
    }
  }

  @Override
  public void delete(Symbol key) {
    load();
    if (!readonly) {
      super.delete(key);
    }
  }
}
