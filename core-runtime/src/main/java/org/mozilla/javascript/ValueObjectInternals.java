package org.mozilla.javascript;

import static org.mozilla.javascript.RhinoInternals.read;
import static org.mozilla.javascript.RhinoInternals.write;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.math.BigInteger;
import org.mozilla.javascript.regexp.NativeRegExp;

/**
 * The state, outside their slot maps, of objects that stand for a value: dates, regular
 * expressions, errors and wrapped primitives.
 *
 * <p>Nothing here passes a barrier or faults anything in. Confined to the turn thread.
 */
public final class ValueObjectInternals {

  private static final Field PREPARE_STACK_TRACE =
      RhinoInternals.finalField(
          RhinoInternals.nested(NativeError.class, "ProtoProps"), "prepareStackTrace");
  private static final Field CALL_SITE_ELEMENT =
      RhinoInternals.finalField(NativeCallSite.class, "element");
  private static final Constructor<?> NEW_CALL_SITE =
      RhinoInternals.constructor(NativeCallSite.class);
  private static final Constructor<?> NEW_DATE = RhinoInternals.constructor(NativeDate.class);

  private ValueObjectInternals() {}

  // Dates

  public static double dateValue(ScriptableObject date) {
    return (double) RhinoInternals.DATE.get((NativeDate) date);
  }

  public static void setDateValue(ScriptableObject date, double millis) {
    RhinoInternals.DATE.set((NativeDate) date, millis);
  }

  /** Whether the object is a Date. */
  public static boolean isDate(Object object) {
    return object instanceof NativeDate;
  }

  /** Without the constructor, in whose place a program may have put another. */
  public static ScriptableObject newDate(double millis) {
    NativeDate date = (NativeDate) RhinoInternals.construct(NEW_DATE);
    setDateValue(date, millis);
    return date;
  }

  // Regular expressions

  public static boolean isRegExp(Object object) {
    return object instanceof NativeRegExp;
  }

  public static String regExpSource(ScriptableObject regExp) {
    return computed(regExp, "source").toString();
  }

  public static String regExpFlags(ScriptableObject regExp) {
    return computed(regExp, "flags").toString();
  }

  /** What Java computes for a property, whatever a program has put in its place. */
  private static Object computed(ScriptableObject object, String name) {
    IdScriptableObject builtIn = (IdScriptableObject) object;
    return builtIn.getInstanceIdValue(builtIn.findInstanceIdInfo(name) & 0xFFFF);
  }

  public static Object regExpLastIndex(ScriptableObject regExp) {
    return regExp.get("lastIndex", regExp);
  }

  public static int regExpLastIndexAttributes(ScriptableObject regExp) {
    return regExp.getAttributes("lastIndex");
  }

  public static ScriptableObject newRegExp(
      Context cx, Scriptable global, String source, String flags) {
    RegExpProxy proxy = ScriptRuntime.checkRegExpProxy(cx);
    return (ScriptableObject) proxy.wrapRegExp(cx, global, proxy.compileRegExp(cx, source, flags));
  }

  /** Takes over the compiled pattern of another regular expression. */
  public static void setRegExpState(
      ScriptableObject regExp, ScriptableObject from, Object lastIndex, int attributes) {
    write(RhinoInternals.REGEXP_COMPILED, regExp, read(RhinoInternals.REGEXP_COMPILED, from));
    write(RhinoInternals.REGEXP_LAST_INDEX, regExp, lastIndex);
    write(RhinoInternals.REGEXP_LAST_INDEX_ATTRIBUTES, regExp, attributes);
  }

  // Errors

  /**
   * The stack as a value; one that Rhino would make from its own frames is made to a string now.
   */
  public static Object errorStack(ScriptableObject error) {
    Object stack = RhinoInternals.ERROR_STACK.get((NativeError) error);
    if (stack != null) {
      return stack;
    }
    RhinoException provider =
        (RhinoException) RhinoInternals.ERROR_STACK_PROVIDER.get((NativeError) error);
    if (provider == null) {
      return Scriptable.NOT_FOUND;
    }
    if (ObjectInternals.prototype(error) instanceof NativeError prototype) {
      Object settings = prototype.getAssociatedValue("_ErrorPrototypeProps");
      if (settings == null || read(PREPARE_STACK_TRACE, settings) == null) {
        return ((NativeError) error).getStackDelegated();
      }
      // A checkpoint cannot call what a program has for that.
    }
    String text = RhinoException.formatStackTrace(provider.getScriptStack(), provider.details());
    RhinoInternals.ERROR_STACK.set((NativeError) error, text);
    return text;
  }

  public static void setErrorStack(ScriptableObject error, Object stack) {
    RhinoInternals.ERROR_STACK.set(
        (NativeError) error, stack == Scriptable.NOT_FOUND ? null : stack);
    RhinoInternals.ERROR_STACK_PROVIDER.set((NativeError) error, null);
  }

  /** What of a regular expression changes past all barriers; equal to another if it has not. */
  public record RegExpState(Object compiled, Object lastIndex) {}

  public static RegExpState regExpState(ScriptableObject regExp) {
    return new RegExpState(
        read(RhinoInternals.REGEXP_COMPILED, regExp),
        read(RhinoInternals.REGEXP_LAST_INDEX, regExp));
  }

  /** An error that has yet to work out its stack cannot do so with another prototype. */
  public static void settleErrorStack(Object object) {
    if (object instanceof NativeError error
        && RhinoInternals.ERROR_STACK.get(error) == null
        && ObjectInternals.prototype(error) instanceof NativeError) {
      error.getStackDelegated();
    }
  }

  public static ScriptableObject newError() {
    return new NativeError();
  }

  /** The slot for {@code stack}. */
  public static Slot newErrorStackSlot(ScriptableObject error) {
    NativeError nativeError = (NativeError) error;
    SlotMap current = error.getMap();
    error.setMap(new EmbeddedSlotMap());
    try {
      error.defineProperty(
          "stack",
          nativeError::getStackDelegated,
          nativeError::setStackDelegated,
          ScriptableObject.DONTENUM);
      return error.getMap().query("stack", 0);
    } finally {
      error.setMap(current);
    }
  }

  // What Error.prepareStackTrace is given

  /** The file, the function and the line of a call site; NOT_FOUND if it has none. */
  public static Object[] callSite(ScriptableObject object) {
    ScriptStackElement element = (ScriptStackElement) read(CALL_SITE_ELEMENT, object);
    return element == null
        ? new Object[] {Scriptable.NOT_FOUND, Scriptable.NOT_FOUND, 0}
        : new Object[] {element.fileName, element.functionName, element.lineNumber};
  }

  public static ScriptableObject newCallSite() {
    return (ScriptableObject) RhinoInternals.construct(NEW_CALL_SITE);
  }

  public static void setCallSite(ScriptableObject object, Object file, Object function, int line) {
    ((NativeCallSite) object)
        .setElement(
            file == Scriptable.NOT_FOUND
                ? null
                : new ScriptStackElement((String) file, (String) function, line));
  }

  // Objects that wrap a primitive

  public static double numberValue(ScriptableObject object) {
    return (double) read(RhinoInternals.NUMBER_VALUE, object);
  }

  public static ScriptableObject newNumberObject(double value) {
    return new NativeNumber(value);
  }

  public static String stringValue(ScriptableObject object) {
    return read(RhinoInternals.STRING_VALUE, object).toString();
  }

  public static ScriptableObject newStringObject(String value) {
    return new NativeString(value);
  }

  public static boolean booleanValue(ScriptableObject object) {
    return (boolean) read(RhinoInternals.BOOLEAN_VALUE, object);
  }

  public static ScriptableObject newBooleanObject(boolean value) {
    return new NativeBoolean(value);
  }

  public static BigInteger bigIntValue(ScriptableObject object) {
    return (BigInteger) read(RhinoInternals.BIGINT_VALUE, object);
  }

  public static ScriptableObject newBigIntObject(BigInteger value) {
    return new NativeBigInt(value);
  }

  public static SymbolKey symbolValue(ScriptableObject object) {
    return ((NativeSymbol) object).getKey();
  }

  public static ScriptableObject newSymbolObject(SymbolKey value) {
    return new NativeSymbol(value);
  }

  // Symbols

  /**
   * The symbol that {@code Symbol.for} gives for a name.
   *
   * @param symbolFor the built-in function
   */
  public static SymbolKey registeredSymbol(Context cx, ScriptableObject symbolFor, String name) {
    return (SymbolKey) ((Callable) symbolFor).call(cx, symbolFor, symbolFor, new Object[] {name});
  }
}
