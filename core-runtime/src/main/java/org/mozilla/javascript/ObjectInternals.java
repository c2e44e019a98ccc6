package org.mozilla.javascript;

import java.util.ArrayList;
import java.util.List;

/**
 * The state that every JavaScript object has outside its slot map.
 *
 * <p>Nothing here passes a barrier or faults anything in. Confined to the turn thread.
 */
public final class ObjectInternals {

  private ObjectInternals() {}

  public static Scriptable prototype(ScriptableObject object) {
    return (Scriptable) RhinoInternals.PROTOTYPE.get(object);
  }

  public static void setPrototype(ScriptableObject object, Scriptable prototype) {
    RhinoInternals.PROTOTYPE.set(object, prototype);
  }

  public static Scriptable parentScope(ScriptableObject object) {
    return (Scriptable) RhinoInternals.PARENT_SCOPE.get(object);
  }

  public static void setParentScope(ScriptableObject object, Scriptable scope) {
    RhinoInternals.PARENT_SCOPE.set(object, scope);
  }

  public static boolean isExtensible(ScriptableObject object) {
    return (boolean) RhinoInternals.EXTENSIBLE.get(object);
  }

  public static void setExtensible(ScriptableObject object, boolean extensible) {
    RhinoInternals.EXTENSIBLE.set(object, extensible);
  }

  /** A slot that Rhino makes with every object of its class, such as an array's length. */
  public static List<Slot> takeBuiltInSlots(ScriptableObject fresh) {
    List<Slot> slots = new ArrayList<>();
    for (Slot slot : fresh.getMap()) {
      slots.add(slot);
    }
    return slots;
  }

  public static ScriptableObject newObject() {
    return new HeapObject();
  }

  /**
   * Whether an object may become a ghost. A function that a program made in this process may not:
   * nothing faults its state in when it is called. Nor may a regular expression: nothing faults its
   * lastIndex in.
   */
  public static boolean canBecomeGhost(ScriptableObject object) {
    if (object instanceof NativeArray) {
      // The methods of Rhino's own class change the length before they ask the slot map.
      return object instanceof HeapArray;
    }
    if (isUnguarded(object)) {
      // A continuation gets its frames when it is handed out.
      return object instanceof NativeContinuation;
    }
    return !(object instanceof JSFunction) || object instanceof HeapFunction;
  }

  /**
   * Whether programs may change the object past all barriers once they have got hold of it: a
   * regular expression has its lastIndex in a field, an {@code arguments} object that was made in
   * this process the arguments, and a call of a continuation changes the variables of its frames.
   * Such an object is suspected whenever it is handed out.
   */
  public static boolean isUnguarded(Object object) {
    return ValueObjectInternals.isRegExp(object)
        || object instanceof NativeContinuation
        || (object instanceof Arguments && !(object instanceof HeapArguments));
  }
}
