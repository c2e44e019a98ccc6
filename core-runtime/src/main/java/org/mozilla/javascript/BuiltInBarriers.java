package org.mozilla.javascript;

import static org.mozilla.javascript.RhinoInternals.read;
import static org.mozilla.javascript.RhinoInternals.write;

import java.lang.reflect.Field;
import java.util.function.Consumer;

/**
 * Barriers inside of built-in functions: what is to happen before one runs, without another
 * function in its place that a program could tell from it. Confined to the turn thread.
 */
public final class BuiltInBarriers {

  /**
   * What happens before and after the call of a built-in function: one that calls the program in
   * between, to ask what number an argument is for example, may change its object after a savepoint
   * that was opened there.
   */
  public interface Barrier {
    void aroundCall(Object thisObject, Object[] arguments);
  }

  static final Field CODE = RhinoInternals.finalField(LambdaFunction.class, "target");

  /** The code of a function behind its barrier. */
  private static final class Guarded implements SerializableCallable {
    private static final long serialVersionUID = 1L;

    private final transient Barrier barrier;
    private final transient SerializableCallable code;

    Guarded(Barrier barrier, SerializableCallable code) {
      this.barrier = barrier;
      this.code = code;
    }

    @Override
    public Object call(Context cx, Scriptable scope, Scriptable thisObject, Object[] arguments) {
      barrier.aroundCall(thisObject, arguments);
      try {
        return code.call(cx, scope, thisObject, arguments);
      } finally {
        barrier.aroundCall(thisObject, arguments);
      }
    }
  }

  private BuiltInBarriers() {}

  /** Whether a function's code is in the place where a barrier can be put before it. */
  public static boolean canBeGuarded(Object function) {
    return function instanceof LambdaFunction && read(CODE, function) != null;
  }

  /** Puts a barrier around the code of a function. */
  public static void guard(Object function, Barrier barrier) {
    write(CODE, function, new Guarded(barrier, (SerializableCallable) read(CODE, function)));
  }

  /** Tells of what a function has changed and gives as its result. */
  public static void guardResult(ScriptableObject holder, String name, Consumer<Object> barrier) {
    Object function = holder.get(name, holder);
    SerializableCallable code = (SerializableCallable) read(CODE, function);
    SerializableCallable guarded =
        (cx, scope, thisObject, arguments) -> {
          Object result = code.call(cx, scope, thisObject, arguments);
          barrier.accept(result);
          return result;
        };
    write(CODE, function, guarded);
  }

  /** Puts a barrier around the code of the function that a property has. */
  public static void guard(ScriptableObject holder, String name, Barrier barrier) {
    guard(holder.get(name, holder), barrier);
  }

  /** Takes the barrier away again: tests see then that it is needed. */
  public static void unguard(Object function) {
    write(CODE, function, ((Guarded) read(CODE, function)).code);
  }
}
