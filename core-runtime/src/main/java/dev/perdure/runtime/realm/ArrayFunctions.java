package dev.perdure.runtime.realm;

import java.util.Arrays;
import java.util.List;
import org.mozilla.javascript.ArrayInternals;
import org.mozilla.javascript.Callable;
import org.mozilla.javascript.HeapHooks;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/**
 * Barriers for the elements of arrays that a closed set of built-in functions reads and writes past
 * the methods of their array. Each gets a wrapper that loads and notes what it is about to touch.
 *
 * <p>Stateless; the functions belong to the thread of the realm's context.
 */
final class ArrayFunctions {

  /** What a function does to its array, with these arguments. */
  private interface Touch {
    void before(Object array, Object[] arguments);
  }

  private static final Object[] NONE = {};

  private static final Touch READ = (array, arguments) -> ArrayInternals.beforeRead(array);
  private static final Touch MOVE_ALL = (array, arguments) -> ArrayInternals.beforeMove(array, 0);

  private static final List<String> READERS = List.of("join", "indexOf", "lastIndexOf", "includes");

  private static final List<String> MOVERS = List.of("reverse", "shift", "unshift", "copyWithin");

  private final Intrinsics intrinsics;
  private final ScriptableObject constructor;
  private final ScriptableObject prototype;

  private ArrayFunctions(Intrinsics intrinsics) {
    this.intrinsics = intrinsics;
    this.constructor = intrinsics.object("Array");
    this.prototype = intrinsics.object(constructor, "prototype");
  }

  /** Makes all arrays of a realm arrays of our class, and wraps the functions. */
  static void install(Intrinsics intrinsics) {
    ArrayFunctions functions = new ArrayFunctions(intrinsics);
    ArrayInternals.replaceConstructor(functions.constructor);
    READERS.forEach(name -> functions.wrap(name, READ));
    MOVERS.forEach(name -> functions.wrap(name, MOVE_ALL));
    functions.wrap("concat", ArrayFunctions::beforeConcat);
    functions.wrap("splice", ArrayFunctions::beforeSplice);
    functions.wrap(
        "push", (array, arguments) -> ArrayInternals.beforeAppend(array, arguments.length));
    functions.wrap("pop", (array, arguments) -> ArrayInternals.beforeRemoveLast(array));
  }

  private static void beforeConcat(Object array, Object[] arguments) {
    ArrayInternals.beforeRead(array);
    for (Object argument : arguments) {
      ArrayInternals.beforeRead(argument);
    }
  }

  /** Arguments that are no numbers are converted by the function itself, once. */
  private static void beforeSplice(Object array, Object[] arguments) {
    if (arguments.length < 2
        || !(arguments[0] instanceof Number start)
        || !(arguments[1] instanceof Number count)) {
      ArrayInternals.beforeMove(array, 0);
      return;
    }
    double first = start.doubleValue();
    if (first == Math.rint(first) && count.intValue() == arguments.length - 2) {
      ArrayInternals.beforeReplace(array, first, count.intValue());
    } else {
      ArrayInternals.beforeMove(array, first == Math.rint(first) ? first : 0);
    }
  }

  private void wrap(String name, Touch touch) {
    boolean readsOthers = name.equals("concat");
    boolean fillsResult = readsOthers || name.equals("splice");
    boolean changes = !readsOthers && !READERS.contains(name);
    Callable original = intrinsics.function(prototype, name);
    Callable wrapper =
        intrinsics.replace(
            prototype,
            name,
            lengthOf(original),
            (context, scope, thisObject, arguments) -> {
              HeapHooks heap = ArrayInternals.hold(thisObject, readsOthers ? arguments : NONE);
              int savepoints = ArrayInternals.savepoints(thisObject);
              try {
                if (heap != null) {
                  touch.before(thisObject, arguments);
                }
                Object result = original.call(context, scope, thisObject, arguments);
                if (fillsResult) {
                  ArrayInternals.afterFilling(result);
                }
                return result;
              } finally {
                if (changes) {
                  ArrayInternals.afterChange(thisObject, savepoints);
                }
                if (heap != null) {
                  heap.release();
                }
              }
            });
    if (constructor.has(name, constructor)) {
      wrapOfConstructor(name, wrapper);
    }
  }

  /** The engine has some of the functions on the constructor too, with the array as argument. */
  private void wrapOfConstructor(String name, Callable wrapper) {
    Callable original = intrinsics.function(constructor, name);
    intrinsics.replace(
        constructor,
        name,
        lengthOf(original),
        (context, scope, thisObject, arguments) -> {
          if (arguments.length == 0 || !(arguments[0] instanceof Scriptable array)) {
            return original.call(context, scope, thisObject, arguments);
          }
          Object[] others = Arrays.copyOfRange(arguments, 1, arguments.length);
          return wrapper.call(context, scope, array, others);
        });
  }

  private static int lengthOf(Callable function) {
    Scriptable object = (Scriptable) function;
    return ((Number) object.get("length", object)).intValue();
  }
}
