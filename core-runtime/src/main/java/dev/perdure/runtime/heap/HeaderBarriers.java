package dev.perdure.runtime.heap;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.BuiltInBarriers;
import org.mozilla.javascript.Callable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.LambdaFunction;
import org.mozilla.javascript.ProxyInternals;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;
import org.mozilla.javascript.ValueObjectInternals;

/**
 * Barriers for state that lies outside the slot map and that only a closed set of built-in
 * functions changes: the prototype, extensibility, and the time value of dates. Each of these
 * functions puts its target in the dirty set first.
 */
final class HeaderBarriers {

  private static final List<String> DATE_SETTERS =
      List.of(
          "setTime",
          "setMilliseconds",
          "setUTCMilliseconds",
          "setSeconds",
          "setUTCSeconds",
          "setMinutes",
          "setUTCMinutes",
          "setHours",
          "setUTCHours",
          "setDate",
          "setUTCDate",
          "setMonth",
          "setUTCMonth",
          "setFullYear",
          "setUTCFullYear",
          "setYear");

  private static final List<String> REGEXP_METHODS = List.of("exec", "test", "compile");

  private final ScriptableObject global;
  private final IntrinsicTable intrinsics;
  private final IntrinsicChanges intrinsicChanges;

  private HeaderBarriers(
      ScriptableObject global, IntrinsicTable intrinsics, IntrinsicChanges intrinsicChanges) {
    this.global = global;
    this.intrinsics = intrinsics;
    this.intrinsicChanges = intrinsicChanges;
  }

  /** Runs after the intrinsics are named and before their own barriers are in place. */
  static void install(
      Context engine,
      ScriptableObject global,
      IntrinsicTable intrinsics,
      IntrinsicChanges intrinsicChanges) {
    HeaderBarriers barriers = new HeaderBarriers(global, intrinsics, intrinsicChanges);
    for (String holder : List.of("Object", "Reflect")) {
      for (String name : List.of("setPrototypeOf", "preventExtensions", "freeze", "seal")) {
        barriers.wrap(holder, name, (thisObj, args) -> args.length == 0 ? null : args[0]);
      }
    }
    barriers.replaceProtoAccessor(engine);
    for (String name : DATE_SETTERS) {
      barriers.wrap("Date.prototype", name, (thisObj, args) -> thisObj);
    }
    for (String name : REGEXP_METHODS) {
      barriers.wrap("RegExp.prototype", name, (thisObj, args) -> thisObj);
    }
    IteratorBarriers.install(intrinsics);
    BufferBarriers.install(intrinsics);
    GeneratorBarriers.install(intrinsics);
    WeakKeys.install(intrinsics);
    ProxyInternals.install(
        global,
        Objects.requireNonNull(intrinsics.named("Proxy")),
        Objects.requireNonNull(intrinsics.named("Proxy.revocable")));
  }

  /** Which object a call of a built-in is going to change. */
  private interface Target {
    @Nullable Object of(Scriptable thisObj, Object[] args);
  }

  private void wrap(String holderName, String name, Target target) {
    ScriptableObject holder = intrinsics.named(holderName);
    if (holder == null || !(holder.get(name, holder) instanceof Callable original)) {
      return;
    }
    String how = holderName + "." + name;
    BuiltInBarriers.Barrier barrier =
        (thisObj, args) -> beforeChange(target.of((Scriptable) thisObj, args), how);
    ScriptableObject originalFunction = (ScriptableObject) original;
    if (BuiltInBarriers.canBeGuarded(originalFunction)) {
      BuiltInBarriers.guard(originalFunction, barrier);
      return;
    }
    int attributes = holder.getAttributes(name);
    int length = ((Number) originalFunction.get("length", originalFunction)).intValue();
    LambdaFunction wrapper =
        new LambdaFunction(
            global,
            name,
            length,
            (cx, scope, thisObj, args) -> original.call(cx, scope, thisObj, args),
            false);
    BuiltInBarriers.guard(wrapper, barrier);
    holder.defineProperty(name, wrapper, attributes);
    intrinsics.replace(originalFunction, wrapper);
  }

  /**
   * {@code __proto__} as an accessor like any other; Rhino's special syntax for it is switched off.
   */
  private void replaceProtoAccessor(Context engine) {
    ScriptableObject prototype = Objects.requireNonNull(intrinsics.named("Object.prototype"));
    prototype.delete("__proto__");
    prototype.defineProperty(
        engine,
        "__proto__",
        thisObj -> requireObject(thisObj).getPrototype(),
        (thisObj, value) -> {
          requireObject(thisObj);
          if (value == null || value instanceof Scriptable) {
            ValueObjectInternals.settleErrorStack(thisObj);
            beforeChange(thisObj, "__proto__");
            org.mozilla.javascript.NativeObject.js_protoSetter(thisObj, value);
          }
        },
        ScriptableObject.DONTENUM);
    intrinsics.addAll("Object.prototype", prototype);
  }

  private static Scriptable requireObject(@Nullable Scriptable thisObj) {
    if (thisObj == null || Undefined.isUndefined(thisObj)) {
      throw ScriptRuntime.typeError("__proto__ is a property of objects, not of undefined.");
    }
    return thisObj;
  }

  private void beforeChange(@Nullable Object first, String how) {
    Object target = first;
    // Without a trap, a proxy passes it on.
    for (Object next = target; next != null; next = ProxyInternals.target(next)) {
      target = next;
    }
    if (!(target instanceof ScriptableObject object)) {
      return;
    }
    HeapSlotMap map = HeapSlotMap.of(object);
    if (map == null) {
      return;
    }
    if (map.isIntrinsic()) {
      if (ValueObjectInternals.isDate(object) && how.startsWith("Date")) {
        throw ScriptRuntime.typeError(how + " cannot change Date.prototype, which is no date.");
      }
      intrinsicChanges.headerChanging(map);
      return;
    }
    if (ValueObjectInternals.isRegExp(object) && how.startsWith("RegExp")) {
      map.markSuspected();
    } else {
      map.markChanged();
    }
  }
}
