package org.mozilla.javascript;

import static org.mozilla.javascript.RhinoInternals.read;
import static org.mozilla.javascript.RhinoInternals.write;

/**
 * The state of functions, of bound functions and of the scopes that functions close over, outside
 * their slot maps.
 *
 * <p>Nothing here passes a barrier or faults anything in. Confined to the turn thread.
 */
public final class FunctionInternals {

  private FunctionInternals() {}

  /** Whether calling a function makes a generator, and runs none of its code. */
  public static boolean isGeneratorFunction(Object function) {
    return function instanceof JSFunction code && code.getDescriptor().isES6Generator();
  }

  // Functions

  /** A function that still has a placeholder for its descriptor. */
  public static ScriptableObject newFunction(
      Context cx, Scriptable global, JSDescriptor<JSFunction> placeholder) {
    boolean strict = cx.isTopLevelStrict;
    NativeCall activation = cx.currentActivationCall;
    try {
      // Functions made in strict code lack two built-in properties that the record may list.
      cx.isTopLevelStrict = false;
      cx.currentActivationCall = null;
      return new HeapFunction(cx, global, placeholder);
    } finally {
      cx.isTopLevelStrict = strict;
      cx.currentActivationCall = activation;
    }
  }

  @SuppressWarnings("unchecked")
  public static JSDescriptor<JSFunction> descriptor(ScriptableObject function) {
    return (JSDescriptor<JSFunction>) read(RhinoInternals.FUNCTION_DESCRIPTOR, function);
  }

  public static Scriptable lexicalThis(ScriptableObject function) {
    return (Scriptable) read(RhinoInternals.FUNCTION_LEXICAL_THIS, function);
  }

  public static Scriptable homeObject(ScriptableObject function) {
    return (Scriptable) read(RhinoInternals.FUNCTION_HOME_OBJECT, function);
  }

  public static void setFunctionState(
      ScriptableObject function,
      JSDescriptor<JSFunction> descriptor,
      Scriptable lexicalThis,
      Scriptable homeObject) {
    write(RhinoInternals.FUNCTION_DESCRIPTOR, function, descriptor);
    write(RhinoInternals.FUNCTION_LEXICAL_THIS, function, lexicalThis);
    write(RhinoInternals.FUNCTION_HOME_OBJECT, function, homeObject);
  }

  /** The name that was set, or null if the descriptor's counts. */
  public static Object functionName(ScriptableObject function) {
    return RhinoInternals.FUNCTION_NAME.get((BaseFunction) function);
  }

  public static void setFunctionName(ScriptableObject function, Object name) {
    RhinoInternals.FUNCTION_NAME.set((BaseFunction) function, name);
  }

  /** The value that was assigned to a function's {@code arguments}, or NOT_FOUND. */
  public static Object functionArguments(ScriptableObject function) {
    return RhinoInternals.FUNCTION_ARGUMENTS.get((BaseFunction) function);
  }

  public static void setFunctionArguments(ScriptableObject function, Object arguments) {
    RhinoInternals.FUNCTION_ARGUMENTS.set((BaseFunction) function, arguments);
  }

  /** The raw value of a function's {@code prototype}: null, NOT_FOUND, NULL_VALUE or a value. */
  public static Object functionPrototype(ScriptableObject function) {
    return RhinoInternals.FUNCTION_PROTOTYPE.get((BaseFunction) function);
  }

  public static void setFunctionPrototype(ScriptableObject function, Object prototype) {
    RhinoInternals.FUNCTION_PROTOTYPE.set((BaseFunction) function, prototype);
  }

  /** The slot for {@code prototype}, which only some functions have. */
  public static Slot newFunctionPrototypeSlot(ScriptableObject function) {
    SlotMap current = function.getMap();
    EmbeddedSlotMap scratch = new EmbeddedSlotMap();
    function.setMap(scratch);
    try {
      CompoundOperationMap operation = function.startCompoundOp(true);
      ((BaseFunction) function).createPrototypeProperty(operation);
      return scratch.query("prototype", 0);
    } finally {
      function.setMap(current);
    }
  }

  /** The object that Rhino gives a new function as its {@code prototype}. */
  public static ScriptableObject newDefaultPrototype(
      ScriptableObject function, Scriptable prototypeOfPrototype, Scriptable global) {
    NativeObject prototype = new NativeObject();
    prototype.setParentScope(global);
    prototype.setPrototype(prototypeOfPrototype);
    prototype.defineProperty("constructor", function, ScriptableObject.DONTENUM);
    return prototype;
  }

  // Bound functions

  public static Object boundTarget(ScriptableObject function) {
    return read(RhinoInternals.BOUND_TARGET, function);
  }

  public static Scriptable boundThis(ScriptableObject function) {
    return (Scriptable) read(RhinoInternals.BOUND_THIS, function);
  }

  public static Object[] boundArguments(ScriptableObject function) {
    return (Object[]) read(RhinoInternals.BOUND_ARGUMENTS, function);
  }

  public static ScriptableObject newBoundFunction(
      Context cx, Scriptable global, Object target, Scriptable boundThis, Object[] arguments) {
    boolean strict = cx.isTopLevelStrict;
    NativeCall activation = cx.currentActivationCall;
    try {
      cx.isTopLevelStrict = false;
      cx.currentActivationCall = null;
      return new BoundFunction(cx, global, (Callable) target, boundThis, arguments);
    } finally {
      cx.isTopLevelStrict = strict;
      cx.currentActivationCall = activation;
    }
  }

  // Activations

  public static JSFunction activationFunction(ScriptableObject activation) {
    return ((NativeCall) activation).function;
  }

  public static boolean isStrictActivation(ScriptableObject activation) {
    return ((NativeCall) activation).isStrict;
  }

  public static ScriptableObject newActivation(Scriptable function, boolean strict) {
    NativeCall activation = new NativeCall();
    write(RhinoInternals.CALL_FUNCTION, activation, function);
    write(RhinoInternals.CALL_ARGUMENTS, activation, ScriptRuntime.emptyArgs);
    write(RhinoInternals.CALL_STRICT, activation, strict);
    return activation;
  }

  /** An activation of no function, in a realm that no program sees. */
  static NativeCall newActivationWithoutCall(Scriptable realm) {
    NativeCall activation = (NativeCall) newActivation(null, false);
    activation.setParentScope(realm);
    return activation;
  }

  // with, block and catch scopes

  public static boolean isWithScope(Object object) {
    return object != null && object.getClass() == NativeWith.class;
  }

  public static Scriptable newWithScope(Scriptable parent, Scriptable prototype) {
    return new NativeWith(parent, prototype);
  }
}
