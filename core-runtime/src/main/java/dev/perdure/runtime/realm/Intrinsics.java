package dev.perdure.runtime.realm;

import org.mozilla.javascript.Callable;
import org.mozilla.javascript.LambdaFunction;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.SerializableCallable;

/**
 * Finds and replaces built-in functions. What it puts in place looks like what was there: same
 * name, length, attributes, position and {@code toString}. Confined to the realm's thread.
 */
final class Intrinsics {

  private final ScriptableObject global;

  Intrinsics(ScriptableObject global) {
    this.global = global;
  }

  ScriptableObject object(String name) {
    return object(global, name);
  }

  ScriptableObject object(ScriptableObject holder, String name) {
    return (ScriptableObject) ScriptableObject.getProperty(holder, name);
  }

  Callable function(ScriptableObject holder, String name) {
    return (Callable) ScriptableObject.getProperty(holder, name);
  }

  LambdaFunction make(String name, int length, SerializableCallable code) {
    return new LambdaFunction(global, name, length, null, code);
  }

  LambdaFunction replace(
      ScriptableObject holder, String name, int length, SerializableCallable code) {
    LambdaFunction function = make(name, length, code);
    holder.defineProperty(name, function, holder.getAttributes(name));
    return function;
  }
}
