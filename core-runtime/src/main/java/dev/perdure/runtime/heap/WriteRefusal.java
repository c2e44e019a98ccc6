package dev.perdure.runtime.heap;

import dev.perdure.runtime.store.StoreTable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.BaseFunction;
import org.mozilla.javascript.EcmaError;
import org.mozilla.javascript.FunctionInternals;
import org.mozilla.javascript.HeapKind;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.ObjectInternals;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/** What a program is told that writes in a transaction that is read-only. Stateless. */
final class WriteRefusal {

  private WriteRefusal() {}

  /** For a write to an object. */
  static EcmaError of(Heap heap, Object target) {
    String path = new PathFinder(heap).pathTo(target);
    boolean isVariable = HeapKind.of(target) == HeapKind.ACTIVATION;
    return of(
        isVariable ? variableOf((ScriptableObject) target) : path != null ? path : kindOf(target));
  }

  /** For a write to a property of what the runtime made. */
  static EcmaError ofIntrinsic(@Nullable String name, Object key) {
    return of(name + PathFinder.stepText(key));
  }

  /** For a change beside the objects. */
  static void ofTable(StoreTable table) {
    throw of(
        switch (table) {
          case TIMERS -> "the timers and callbacks that are pending";
          case EXTENTS -> "the saved records of a model";
          default -> "the heap";
        });
  }

  private static EcmaError of(String what) {
    return ScriptRuntime.typeError(
        "Cannot write to " + what + " in a transaction that is read-only.");
  }

  private static String variableOf(ScriptableObject activation) {
    Object function = FunctionInternals.activationFunction(activation);
    String name = function instanceof BaseFunction known ? known.getFunctionName() : "";
    return name.isEmpty()
        ? "a variable of a function"
        : "a variable of the function \"" + name + "\"";
  }

  /** An instance of a class of the program is called by its name. */
  private static String kindOf(Object target) {
    ScriptableObject object = (ScriptableObject) target;
    Scriptable prototype = ObjectInternals.prototype(object);
    Object constructor =
        prototype == null ? null : ScriptableObject.getProperty(prototype, "constructor");
    Object name =
        constructor instanceof Scriptable function
            ? ScriptableObject.getProperty(function, "name")
            : null;
    String kind = name instanceof CharSequence text ? text.toString() : object.getClassName();
    return "an object of the kind "
        + kind
        + " (#"
        + Objects.requireNonNull(HeapSlotMap.of(object)).oid()
        + ")";
  }
}
