package dev.perdure.schema;

import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.LambdaFunction;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/** An object whose functions are written in Java. Confined to the turn thread. */
final class HostFunctionTable {

  private final ScriptableObject global;
  private final Scriptable target;

  HostFunctionTable(Context engine, ScriptableObject global) {
    this.global = global;
    this.target = engine.newObject(global);
  }

  /** A host function that needs its arguments only. */
  interface HostFunction {
    @Nullable Object call(Object[] args);
  }

  /** A host function that gives nothing. */
  interface HostAction {
    void run(Object[] args);
  }

  HostFunctionTable function(String name, int arity, HostFunction function) {
    LambdaFunction callable =
        new LambdaFunction(
            global, name, arity, (engine, scope, receiver, args) -> function.call(args));
    ScriptableObject.putProperty(target, name, callable);
    return this;
  }

  HostFunctionTable action(String name, int arity, HostAction action) {
    return function(
        name,
        arity,
        args -> {
          action.run(args);
          return Undefined.instance;
        });
  }

  HostFunctionTable value(String name, Object value) {
    ScriptableObject.putProperty(target, name, value);
    return this;
  }

  Scriptable object() {
    return target;
  }
}
