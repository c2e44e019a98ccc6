package org.mozilla.javascript;

import java.lang.reflect.Field;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * What the realm's repairs need of the engine and the engine does not make public. In this package
 * for access only; nothing but {@code dev.perdure.runtime.realm} may use it.
 *
 * <p>Relies on: {@code BoundFunction.getTargetFunction} and {@code getBoundArgs}; {@code
 * ScriptRuntime.getApplyArguments}; {@code AbstractEcmaObjectOperations.isConstructor}; the classes
 * {@code NativeError} and {@code NativeProxy}; and the private field {@code JSDescriptor.flags}.
 * {@code RealmRepairsTest} and {@code RestParameterRepairTest} fail when one of them changes.
 *
 * <p>Stateless.
 */
@NullMarked
public final class RhinoRealmBridge {

  private static final String FLAGS = "flags";
  private static final String ACTIVATION_FLAG = "REQUIRES_ACTIVATION_FRAME_FLAG";

  private RhinoRealmBridge() {}

  /** The function that a bound function calls; null if it is not a bound function. */
  public static @Nullable Callable boundTarget(@Nullable Object function) {
    return function instanceof BoundFunction bound ? bound.getTargetFunction() : null;
  }

  /** The arguments that a bound function puts before those it is called with. */
  public static Object[] boundArguments(Object function) {
    return ((BoundFunction) function).getBoundArgs();
  }

  /** The elements of an array-like object, as {@code Function.prototype.apply} reads them. */
  public static Object[] listFromArrayLike(Context context, Object arrayLike) {
    return ScriptRuntime.getApplyArguments(context, arrayLike);
  }

  public static boolean isConstructor(Context context, @Nullable Object value) {
    return AbstractEcmaObjectOperations.isConstructor(context, value);
  }

  public static boolean isError(@Nullable Object value) {
    return value instanceof NativeError;
  }

  public static boolean isProxy(@Nullable Object value) {
    return value instanceof NativeProxy;
  }

  /**
   * Makes the interpreter collect the arguments of a function before it looks for its rest
   * parameter.
   *
   * <p>Without an activation, it takes the elements of a rest parameter from its stack, also when
   * they are elsewhere: those of {@code apply} and {@code bind} are in a list of their own. With
   * one, it first copies them together. The flag changes nothing else for code that is already
   * compiled: its variables stay in registers.
   */
  public static void requireActivation(JSDescriptor<?> descriptor) {
    try {
      Field flags = JSDescriptor.class.getDeclaredField(FLAGS);
      Field activation = JSDescriptor.class.getDeclaredField(ACTIVATION_FLAG);
      flags.setAccessible(true);
      activation.setAccessible(true);
      flags.setInt(descriptor, flags.getInt(descriptor) | activation.getInt(null));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "This version of the engine has no JSDescriptor."
              + FLAGS
              + ". Use the version that the project names in its build.",
          e);
    }
  }
}
