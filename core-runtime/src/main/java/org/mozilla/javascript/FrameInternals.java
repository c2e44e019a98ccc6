package org.mozilla.javascript;

import static org.mozilla.javascript.RhinoInternals.finalField;
import static org.mozilla.javascript.RhinoInternals.read;
import static org.mozilla.javascript.RhinoInternals.write;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;

/**
 * The frames of interpreted calls: where a call is in its code, its variables, and what it has
 * begun to evaluate.
 *
 * <p>A frame's stack has three parts: parameters and variables; locals, which hold what loops,
 * catch and finally blocks need; and operands. A number is not in the stack itself, but beside it.
 * A frame that was copied to resume a continuation goes on using the variables of the original.
 *
 * <p>Nothing here passes a barrier or faults anything in, but what functions do to run. Confined to
 * the turn thread.
 */
public final class FrameInternals {

  private static final Class<?> FRAME = frameClass();
  private static final Constructor<?> NEW = constructor();

  static final Field PARENT = finalField(FRAME, "parentFrame");
  static final Field HOST_CALLER = finalField(FRAME, "previousInterpreterFrame");
  static final Field PARENT_PC = finalField(FRAME, "parentPC");
  static final Field FROZEN = finalField(FRAME, "frozen");
  static final Field CODE = finalField(FRAME, "fnOrScript");
  static final Field ICODE = finalField(FRAME, "idata");
  static final Field STACK = finalField(FRAME, "stack");
  static final Field STACK_ATTRIBUTES = finalField(FRAME, "stackAttributes");
  static final Field STACK_NUMBERS = finalField(FRAME, "sDbl");
  static final Field VARIABLES_OF = finalField(FRAME, "varSource");
  static final Field OUTERMOST = finalField(FRAME, "isContinuationsTopFrame");
  static final Field THIS = finalField(FRAME, "thisObj");
  static final Field RESULT = finalField(FRAME, "result");
  static final Field RESULT_NUMBER = finalField(FRAME, "resultDbl");
  static final Field PC = finalField(FRAME, "pc");
  static final Field PC_OF_BRANCH = finalField(FRAME, "pcPrevBranch");
  static final Field PC_OF_LINE = finalField(FRAME, "pcSourceLineStart");
  static final Field SCOPE = finalField(FRAME, "scope");
  static final Field STACK_TOP = finalField(FRAME, "savedStackTop");
  static final Field CALL_OPERATION = finalField(FRAME, "savedCallOp");

  private FrameInternals() {}

  private static Class<?> frameClass() {
    try {
      return Class.forName(Interpreter.class.getName() + "$CallFrame");
    } catch (ClassNotFoundException e) {
      throw new LinkageError("This version of Rhino has no frames where they were.", e);
    }
  }

  private static Constructor<?> constructor() {
    try {
      Constructor<?> made =
          FRAME.getDeclaredConstructor(
              Context.class,
              Scriptable.class,
              ScriptOrFn.class,
              InterpreterData.class,
              FRAME,
              FRAME);
      made.setAccessible(true);
      return made;
    } catch (NoSuchMethodException e) {
      throw new LinkageError("This version of Rhino makes frames in another way.", e);
    }
  }

  /** Where a frame is in its code. Immutable. */
  public record Position(
      int parentPc, int pc, int branchPc, int linePc, int stackTop, int callOperation) {}

  public static boolean isFrame(Object object) {
    return object != null && object.getClass() == FRAME;
  }

  /** A frame whose stack is empty, of a call by another one or by nobody. */
  public static Object newFrame(Context cx, ScriptOrFn<?> code, Scriptable thisObj, Object parent) {
    try {
      return NEW.newInstance(cx, thisObj, code, icode(code.getDescriptor()), parent, null);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new LinkageError(NEW.toString(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(NEW.toString(), e);
    }
  }

  private static InterpreterData<?> icode(JSDescriptor<?> descriptor) {
    return (InterpreterData<?>) descriptor.getCode();
  }

  /** The frame of the caller, or null. */
  public static Object parent(Object frame) {
    return read(PARENT, frame);
  }

  /** The frame whose variables are used: often the frame itself. */
  public static Object variablesOf(Object frame) {
    return read(VARIABLES_OF, frame);
  }

  public static void setVariablesOf(Object frame, Object other) {
    write(VARIABLES_OF, frame, other);
  }

  /** Whether the frame waits to be resumed. One that is part of a continuation does for ever. */
  public static boolean isFrozen(Object frame) {
    return (boolean) read(FROZEN, frame);
  }

  public static void setFrozen(Object frame, boolean frozen) {
    write(FROZEN, frame, frozen);
  }

  /** Whether nothing of Java is below the frame that a continuation would leave out. */
  public static boolean isOutermost(Object frame) {
    return (boolean) read(OUTERMOST, frame);
  }

  public static void setOutermost(Object frame, boolean outermost) {
    write(OUTERMOST, frame, outermost);
  }

  /** The function or script. */
  public static ScriptOrFn<?> code(Object frame) {
    return (ScriptOrFn<?>) read(CODE, frame);
  }

  public static Scriptable thisObject(Object frame) {
    return (Scriptable) read(THIS, frame);
  }

  public static void setThisObject(Object frame, Scriptable thisObject) {
    write(THIS, frame, thisObject);
  }

  public static Scriptable scope(Object frame) {
    return (Scriptable) read(SCOPE, frame);
  }

  public static void setScope(Object frame, Scriptable scope) {
    write(SCOPE, frame, scope);
  }

  public static Position position(Object frame) {
    return new Position(
        (int) read(PARENT_PC, frame),
        (int) read(PC, frame),
        (int) read(PC_OF_BRANCH, frame),
        (int) read(PC_OF_LINE, frame),
        (int) read(STACK_TOP, frame),
        (int) read(CALL_OPERATION, frame));
  }

  public static void setPosition(Object frame, Position position) {
    write(PARENT_PC, frame, position.parentPc);
    write(PC, frame, position.pc);
    write(PC_OF_BRANCH, frame, position.branchPc);
    write(PC_OF_LINE, frame, position.linePc);
    write(STACK_TOP, frame, position.stackTop);
    write(CALL_OPERATION, frame, position.callOperation);
  }

  /** What the last statement gave, or what is being returned. */
  public static Object result(Object frame) {
    Object result = read(RESULT, frame);
    return result == UniqueTag.DOUBLE_MARK ? read(RESULT_NUMBER, frame) : result;
  }

  public static void setResult(Object frame, Object result) {
    if (result instanceof Number number && isPlain(number)) {
      write(RESULT, frame, UniqueTag.DOUBLE_MARK);
      write(RESULT_NUMBER, frame, number.doubleValue());
    } else {
      write(RESULT, frame, result);
    }
  }

  /** The frame that runs now, or null. */
  static Object running(Context cx) {
    return cx.lastInterpreterFrame;
  }

  /**
   * The first frame of the interpreter that a frame runs in: who called it is not in JavaScript.
   */
  static Object first(Object frame) {
    Object first = frame;
    for (Object parent = parent(first); parent != null; parent = parent(first)) {
      first = parent;
    }
    return first;
  }

  /** The frame that called what is not in JavaScript and has called this frame, or null. */
  static Object callerOfHost(Object first) {
    return read(HOST_CALLER, first);
  }

  /** What a frame was calling when it was left, as far as that can be told; or null. */
  static Object called(Object frame) {
    Object[] stack = (Object[]) read(STACK, frame);
    int top = (int) read(STACK_TOP, frame);
    return top >= 0 && top < stack.length ? stack[top] : null;
  }

  // The stack

  /** How many parameters and variables there are. */
  public static int variableCount(Object frame) {
    return ((InterpreterData<?>) read(ICODE, frame)).itsMaxVars;
  }

  /** How long the stack can become. */
  public static int stackSize(Object frame) {
    return ((Object[]) read(STACK, frame)).length;
  }

  public static Object stackValue(Object frame, int index) {
    Object value = ((Object[]) read(STACK, frame))[index];
    return value == UniqueTag.DOUBLE_MARK
        ? (Double) ((double[]) read(STACK_NUMBERS, frame))[index]
        : value;
  }

  public static void setStackValue(Object frame, int index, Object value) {
    Object[] stack = (Object[]) read(STACK, frame);
    if (value instanceof Number number && isPlain(number)) {
      stack[index] = UniqueTag.DOUBLE_MARK;
      ((double[]) read(STACK_NUMBERS, frame))[index] = number.doubleValue();
    } else {
      stack[index] = value;
    }
  }

  private static boolean isPlain(Number number) {
    return !(number instanceof java.math.BigInteger);
  }

  /** The attributes of a variable: whether it is a constant, and has got its value. */
  public static int variableAttributes(Object frame, int index) {
    return ((byte[]) read(STACK_ATTRIBUTES, frame))[index];
  }

  public static void setVariableAttributes(Object frame, int index, int attributes) {
    ((byte[]) read(STACK_ATTRIBUTES, frame))[index] = (byte) attributes;
  }
}
