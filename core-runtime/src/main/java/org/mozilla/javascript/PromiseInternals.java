package org.mozilla.javascript;

import java.util.function.Supplier;

/** What promises ask of the engine and it does not make public. Stateless. */
public final class PromiseInternals {
  private static final String CAUGHT = "caught";

  private PromiseInternals() {}

  /** What a {@code catch} clause would be given. */
  public static Object thrownValue(Context cx, Scriptable global, RhinoException thrown) {
    if (thrown instanceof JavaScriptException exception) {
      return exception.getValue();
    }
    return inRealm(
        cx,
        global,
        () -> {
          Scriptable caught = ScriptRuntime.newCatchScope(thrown, null, CAUGHT, cx, global);
          return caught.get(CAUGHT, caught);
        });
  }

  public static Scriptable newTypeError(Context cx, Scriptable global, String message) {
    return inRealm(
        cx,
        global,
        () ->
            ScriptRuntime.newNativeError(
                cx, global, TopLevel.NativeErrors.TypeError, new Object[] {message}));
  }

  /** An AggregateError with an array of errors. */
  public static Scriptable newAggregateError(Context cx, Scriptable global, Scriptable errors) {
    return inRealm(
        cx,
        global,
        () -> {
          // Not by the constructor: it would iterate over the array, which programs can see.
          NativeError error =
              NativeError.makeProto(
                  global,
                  TopLevel.getNativeErrorCtor(cx, global, TopLevel.NativeErrors.AggregateError));
          error.setStackProvider(new EvaluatorException(""));
          error.defineProperty("errors", errors, ScriptableObject.DONTENUM);
          return error;
        });
  }

  /** Runs something that makes objects: jobs of promises do so outside of any script. */
  public static <T> T inRealm(Context cx, Scriptable global, Supplier<T> action) {
    return RealmInternals.isInRealm(cx) ? action.get() : RealmInternals.inRealm(cx, global, action);
  }

  /**
   * Calls a function without a {@code this}: for one that is not strict it is the global object.
   */
  public static Object call(Context cx, Scriptable global, Callable function, Object... args) {
    boolean sloppy = function instanceof JSFunction code && !code.isStrict();
    return function.call(cx, global, sloppy ? global : Undefined.SCRIPTABLE_UNDEFINED, args);
  }

  /** Whether jobs of promises wait. */
  public static boolean hasMicrotasks(Context cx) {
    return !((java.util.Queue<?>) RhinoInternals.read(RhinoInternals.CONTEXT_MICROTASKS, cx))
        .isEmpty();
  }

  /** Whether a value is a constructor, as the standard has it. */
  public static boolean isConstructor(Context cx, Object value) {
    if (value instanceof NativeClosure) {
      return false;
    }
    if (value instanceof JSFunction function) {
      // The engine takes arrow functions, methods and generators for constructors.
      JSDescriptor<?> code = function.getDescriptor();
      return !code.hasLexicalThis() && !code.isShorthand() && !code.isES6Generator();
    }
    return AbstractEcmaObjectOperations.isConstructor(cx, value);
  }

  /** Adds the getter of {@code Symbol.species}. */
  public static void addSpecies(Context cx, Scriptable global, ScriptableObject constructor) {
    ScriptRuntimeES6.addSymbolSpecies(cx, global, constructor);
  }
}
