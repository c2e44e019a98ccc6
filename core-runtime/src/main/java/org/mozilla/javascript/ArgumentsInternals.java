package org.mozilla.javascript;

/**
 * The state of {@code arguments} objects outside their slot maps: the arguments that were not
 * deleted, and the activation whose parameters they are tied to.
 *
 * <p>Nothing here passes a barrier or faults anything in. Confined to the turn thread.
 */
public final class ArgumentsInternals {

  private ArgumentsInternals() {}

  /** A ghost. */
  public static ScriptableObject newArguments(Context cx) {
    return new HeapArguments(cx);
  }

  /** Whether it ignores writes, as what {@code f.arguments} gives does. */
  public static boolean isReadonly(ScriptableObject arguments) {
    return arguments instanceof Arguments.ReadonlyArguments
        || (arguments instanceof HeapArguments ghost && ghost.isReadonly());
  }

  public static Scriptable activation(ScriptableObject arguments) {
    return (Scriptable) RhinoInternals.ARGUMENTS_ACTIVATION.get((Arguments) arguments);
  }

  /** The arguments; NOT_FOUND for those whose property is an ordinary slot, or is none. */
  public static Object[] values(ScriptableObject arguments) {
    return (Object[]) RhinoInternals.ARGUMENTS_VALUES.get((Arguments) arguments);
  }

  public static void setState(
      ScriptableObject arguments, boolean readonly, Scriptable activation, Object[] values) {
    if (arguments instanceof HeapArguments ghost) {
      ghost.setReadonly(readonly);
    }
    RhinoInternals.ARGUMENTS_ACTIVATION.set((Arguments) arguments, (NativeCall) activation);
    RhinoInternals.ARGUMENTS_VALUES.set((Arguments) arguments, values);
  }
}
