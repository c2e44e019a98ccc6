package org.mozilla.javascript;

import static org.mozilla.javascript.RhinoInternals.finalField;
import static org.mozilla.javascript.RhinoInternals.read;
import static org.mozilla.javascript.RhinoInternals.write;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;

/**
 * What frames hold of operations that have begun: a function that was looked up and is to be
 * called, a reference that is to be assigned, and what was thrown while a finally block runs.
 * Confined to the turn thread.
 */
public final class PendingInternals {

  private static final Class<?> JUMP = nested(Interpreter.class, "ContinuationJump");
  private static final Constructor<?> NEW_JUMP =
      constructor(JUMP, NativeContinuation.class, nested(Interpreter.class, "CallFrame"));
  private static final Constructor<?> NEW_REFERENCE =
      constructor(SpecialRef.class, Scriptable.class, int.class, String.class);

  static final Field JUMP_TO = finalField(JUMP, "capturedFrame");
  static final Field JUMP_BRANCH = finalField(JUMP, "branchFrame");
  static final Field JUMP_RESULT = finalField(JUMP, "result");
  static final Field JUMP_RESULT_NUMBER = finalField(JUMP, "resultDbl");

  static final Field LOOKUP_NAME = finalField(ScriptRuntime.LookupResult.class, "name");

  static final Field REFERENCE_TARGET = finalField(SpecialRef.class, "target");
  static final Field REFERENCE_TYPE = finalField(SpecialRef.class, "type");
  static final Field REFERENCE_NAME = finalField(SpecialRef.class, "name");

  static final Field THROWN_VALUE = finalField(JavaScriptException.class, "value");

  /** Rhino makes a text of the value at once, for which it may call the program. */
  private static final class RestoredException extends JavaScriptException {
    private static final long serialVersionUID = 1L;

    private transient boolean made;

    RestoredException(String source, int line) {
      super(null, source, line);
      made = true;
    }

    @Override
    public String getDetails() {
      return made ? super.getDetails() : "";
    }

    @Override
    public String details() {
      return getDetails();
    }
  }

  private PendingInternals() {}

  private static Class<?> nested(Class<?> outer, String name) {
    try {
      return Class.forName(outer.getName() + "$" + name);
    } catch (ClassNotFoundException e) {
      throw new LinkageError("This version of Rhino has no " + name + " where it was.", e);
    }
  }

  private static Constructor<?> constructor(Class<?> owner, Class<?>... parameters) {
    try {
      Constructor<?> made = owner.getDeclaredConstructor(parameters);
      made.setAccessible(true);
      return made;
    } catch (NoSuchMethodException e) {
      throw new LinkageError(
          "This version of Rhino makes a " + owner.getSimpleName() + " in another way.", e);
    }
  }

  private static Object make(Constructor<?> constructor, Object... arguments) {
    try {
      return constructor.newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(constructor.toString(), e);
    }
  }

  // Functions that were looked up

  /** A function that is to be called, and on what. Immutable. */
  public record Lookup(Object function, Scriptable thisObject, Object name) {}

  public static boolean isLookup(Object object) {
    return object instanceof ScriptRuntime.LookupResult;
  }

  public static Lookup lookup(Object object) {
    ScriptRuntime.LookupResult found = (ScriptRuntime.LookupResult) object;
    return new Lookup(found.getResult(), found.getThis(), read(LOOKUP_NAME, found));
  }

  public static Object newLookup(Lookup state) {
    return new ScriptRuntime.LookupResult(state.function, state.thisObject, state.name);
  }

  // References

  /** A property with a name that is special to Rhino. Immutable. */
  public record Reference(Scriptable target, int type, String name) {}

  public static boolean isReference(Object object) {
    return object instanceof SpecialRef;
  }

  public static Reference reference(Object object) {
    return new Reference(
        (Scriptable) read(REFERENCE_TARGET, object),
        (int) read(REFERENCE_TYPE, object),
        (String) read(REFERENCE_NAME, object));
  }

  public static Object newReference(Reference state) {
    return make(NEW_REFERENCE, state.target, state.type, state.name);
  }

  // Jumps

  /**
   * The call of a continuation, while finally blocks run.
   *
   * @param to the frame that goes on
   * @param branch up to which frame the two have the same callers; null if none
   */
  public record Jump(Object to, Object branch, Object result) {}

  public static boolean isJump(Object object) {
    return object != null && object.getClass() == JUMP;
  }

  public static Jump jump(Object object) {
    Object result = read(JUMP_RESULT, object);
    return new Jump(
        read(JUMP_TO, object),
        read(JUMP_BRANCH, object),
        result == UniqueTag.DOUBLE_MARK ? read(JUMP_RESULT_NUMBER, object) : result);
  }

  public static Object newJump(Jump state) {
    Object jump = make(NEW_JUMP, new NativeContinuation(), null);
    write(JUMP_TO, jump, state.to);
    write(JUMP_BRANCH, jump, state.branch);
    write(JUMP_RESULT, jump, state.result);
    return jump;
  }

  // What was thrown

  /**
   * Something that was thrown, and that no catch block has seen yet.
   *
   * @param kind what threw it
   * @param value what a program threw; the value that {@code return()} of a generator was given
   * @param name of an error of the engine, or null
   * @param message of an error of the engine, or null
   */
  public record Thrown(
      Kind kind,
      Object value,
      String name,
      String message,
      String source,
      int line,
      String lineSource,
      int column) {

    /** What threw it. The order is part of the disk format. */
    public enum Kind {
      /** The program. */
      VALUE,
      /** The engine, as the standard says. */
      ERROR,
      /** The engine, in a way that the standard does not know. */
      FAULT,
      /** Nobody: {@code return()} of a generator was called. */
      CLOSING
    }
  }

  public static boolean isThrown(Object object) {
    return object instanceof Throwable;
  }

  public static Thrown thrown(Object object) {
    if (object instanceof NativeGenerator.GeneratorClosedException closing) {
      return new Thrown(Thrown.Kind.CLOSING, closing.getValue(), null, null, null, 0, null, 0);
    }
    if (!(object instanceof RhinoException thrown)) {
      return new Thrown(Thrown.Kind.FAULT, null, null, object.toString(), null, 0, null, 0);
    }
    Thrown.Kind kind = Thrown.Kind.FAULT;
    Object value = null;
    String name = null;
    String message = thrown.details();
    if (thrown instanceof JavaScriptException exception) {
      kind = Thrown.Kind.VALUE;
      value = exception.getValue();
      message = null;
    } else if (thrown instanceof EcmaError error) {
      kind = Thrown.Kind.ERROR;
      name = error.getName();
      message = error.getErrorMessage();
    }
    return new Thrown(
        kind,
        value,
        name,
        message,
        thrown.sourceName(),
        thrown.lineNumber(),
        thrown.lineSource(),
        thrown.columnNumber());
  }

  public static Object newThrown(Thrown state) {
    return switch (state.kind) {
      case CLOSING -> new NativeGenerator.GeneratorClosedException(state.value);
      case VALUE -> {
        RestoredException thrown = new RestoredException(state.source, state.line);
        write(THROWN_VALUE, thrown, state.value);
        if (state.lineSource != null) {
          thrown.initLineSource(state.lineSource);
        }
        yield thrown;
      }
      case ERROR ->
          new EcmaError(
              state.name, state.message, state.source, state.line, state.lineSource, state.column);
      case FAULT ->
          new EvaluatorException(
              state.message, state.source, state.line, state.lineSource, state.column);
    };
  }
}
