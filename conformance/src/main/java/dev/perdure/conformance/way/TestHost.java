package dev.perdure.conformance.way;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.LambdaFunction;
import org.mozilla.javascript.NativeObject;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.SerializableCallable;
import org.mozilla.javascript.Undefined;
import org.mozilla.javascript.typedarrays.NativeArrayBuffer;

/**
 * What tests expect of their host: {@code $262}, with what the engine can do of it, and {@code
 * print}. There are no agents, because there are no threads. Stateless.
 */
final class TestHost {

  private TestHost() {}

  /**
   * Adds {@code $262} to a realm.
   *
   * @param makeRealm makes another realm, and gives its {@code $262}
   */
  static NativeObject install(ScriptableObject global, Supplier<ScriptableObject> makeRealm) {
    NativeObject host = new NativeObject();
    host.setParentScope(global);
    host.setPrototype(ScriptableObject.getObjectPrototype(global));
    define(
        global,
        host,
        "gc",
        0,
        (cx, scope, thisObj, args) -> {
          System.gc();
          return Undefined.instance;
        });
    define(global, host, "createRealm", 0, (cx, scope, thisObj, args) -> makeRealm.get());
    define(
        global,
        host,
        "evalScript",
        1,
        (cx, scope, thisObj, args) -> {
          String source = args.length == 0 ? "" : Context.toString(args[0]);
          return cx.evaluateString(global, source, "evalScript", 1, null);
        });
    define(
        global,
        host,
        "detachArrayBuffer",
        1,
        (cx, scope, thisObj, args) -> {
          if (args.length > 0 && args[0] instanceof NativeArrayBuffer buffer) {
            buffer.detach();
          } else {
            throw ScriptRuntime.typeError("detachArrayBuffer takes an ArrayBuffer.");
          }
          return ScriptRuntime.toObject(global, args[0]);
        });
    host.defineProperty("global", global, ScriptableObject.DONTENUM);
    global.defineProperty("$262", host, ScriptableObject.DONTENUM);
    return host;
  }

  /** Adds {@code $262.suspend}, which suspends the program that calls it. */
  static void installSuspend(ScriptableObject global, Suspensions suspensions) {
    ScriptableObject host = (ScriptableObject) global.get("$262", global);
    define(global, host, "suspend", 0, (cx, scope, thisObj, args) -> suspensions.suspend(cx));
  }

  /** Adds {@code print} to a realm that has none. */
  static void installPrint(ScriptableObject global, Consumer<String> print) {
    define(
        global,
        global,
        "print",
        1,
        (cx, scope, thisObj, args) -> {
          print.accept((args.length == 0 ? "" : Context.toString(args[0])) + "\n");
          return Undefined.instance;
        });
  }

  private static void define(
      ScriptableObject global,
      ScriptableObject holder,
      String name,
      int length,
      SerializableCallable body) {
    holder.defineProperty(
        name, new LambdaFunction(global, name, length, body, false), ScriptableObject.DONTENUM);
  }
}
