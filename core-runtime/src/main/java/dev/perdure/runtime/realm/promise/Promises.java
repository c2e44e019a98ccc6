package dev.perdure.runtime.realm.promise;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Callable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.NativeCodes;
import org.mozilla.javascript.PromiseInternals;
import org.mozilla.javascript.PromiseObject;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.SymbolKey;
import org.mozilla.javascript.TopLevel;
import org.mozilla.javascript.Undefined;

/**
 * The promises of one realm: the functions of the constructor and the methods of the prototype,
 * each step by step as in the standard. Confined to the turn thread.
 */
public final class Promises {

  private static final Object KEY = "dev.perdure.promises";
  private static final int HIDDEN = ScriptableObject.DONTENUM;
  private static final int READONLY = ScriptableObject.DONTENUM | ScriptableObject.READONLY;

  private final ScriptableObject global;
  private final RejectionTracker rejections = new RejectionTracker();
  private final PromiseReactions reactions;
  private final PromiseConstructor constructor;
  private final PromiseCapabilities capabilities;

  private Promises(TopLevel realm) {
    global = realm;
    NativeCodes codes = NativeCodes.of(realm);
    reactions = new PromiseReactions(realm, codes, rejections);
    constructor = new PromiseConstructor(realm, reactions.resolving());
    capabilities = new PromiseCapabilities(realm, codes, constructor, reactions.resolving());
  }

  /** Puts these promises in the place of the engine's, in a realm that no program has seen. */
  public static void install(Context context, TopLevel realm) {
    Promises promises = new Promises(realm);
    promises.defineProperties(context);
    realm.associateValue(KEY, promises);
    realm.defineProperty("Promise", promises.constructor, HIDDEN);
  }

  private void defineProperties(Context context) {
    NativeCodes codes = NativeCodes.of(global);
    PromiseCombinators combinators = new PromiseCombinators(global, codes, capabilities);
    FinallyFunctions finallyFunctions = new FinallyFunctions(global, codes, this);
    define("resolve", 1, this::resolve);
    define("reject", 1, this::reject);
    define("all", 1, combinators::all);
    define("allSettled", 1, combinators::allSettled);
    define("race", 1, combinators::race);
    define("any", 1, combinators::any);
    define("withResolvers", 0, this::withResolvers);
    define("try", 1, this::tryCall);
    PromiseInternals.addSpecies(context, global, constructor);
    defineMethod("then", 2, this::then);
    defineMethod("catch", 1, this::catchRejection);
    defineMethod("finally", 1, finallyFunctions::register);
    constructor.definePrototypeProperty(SymbolKey.TO_STRING_TAG, "Promise", READONLY);
  }

  /** What one of the functions does. */
  @FunctionalInterface
  private interface Body {
    @Nullable Object call(Context cx, @Nullable Object thisObj, @Nullable Object[] args);
  }

  private void define(String name, int length, Body body) {
    constructor.defineConstructorMethod(
        global, name, length, (cx, scope, thisObj, args) -> body.call(cx, thisObj, args));
  }

  private void defineMethod(String name, int length, Body body) {
    constructor.definePrototypeMethod(
        global, name, length, (cx, scope, thisObj, args) -> body.call(cx, thisObj, args));
  }

  /** The promises of a realm. */
  public static Promises of(Scriptable scope) {
    ScriptableObject realm = (ScriptableObject) ScriptableObject.getTopLevelScope(scope);
    return (Promises) realm.getAssociatedValue(KEY);
  }

  /** The promises that were rejected and that nobody has asked for their outcome. */
  public RejectionTracker rejections() {
    return rejections;
  }

  // Functions of the constructor

  private Object resolve(Context cx, @Nullable Object thisObj, @Nullable Object[] args) {
    return resolve(cx, object(thisObj, "Promise.resolve"), first(args));
  }

  /** PromiseResolve: the value itself if it is a promise of this constructor. */
  Object resolve(Context cx, Scriptable ofConstructor, @Nullable Object value) {
    if (value instanceof PromiseObject promise
        && ScriptRuntime.getObjectProp(promise, "constructor", cx, global) == ofConstructor) {
      return promise;
    }
    PromiseCapability capability = capabilities.makeUnshared(cx, ofConstructor);
    reactions.settle(cx, capability, true, value);
    return capability.promise();
  }

  private Object reject(Context cx, @Nullable Object thisObj, @Nullable Object[] args) {
    PromiseCapability capability = capabilities.makeUnshared(cx, thisObj);
    reactions.settle(cx, capability, false, first(args));
    return capability.promise();
  }

  private Object withResolvers(Context cx, @Nullable Object thisObj, @Nullable Object[] args) {
    PromiseCapability capability = capabilities.make(cx, thisObj);
    Scriptable result = cx.newObject(global);
    result.put("promise", result, capability.promise());
    result.put("resolve", result, capability.resolve());
    result.put("reject", result, capability.reject());
    return result;
  }

  private Object tryCall(Context cx, @Nullable Object thisObj, @Nullable Object[] args) {
    PromiseCapability capability = capabilities.makeUnshared(cx, object(thisObj, "Promise.try"));
    Object value;
    boolean returned;
    try {
      @Nullable Object[] rest =
          args.length < 2 ? new Object[0] : Arrays.copyOfRange(args, 1, args.length);
      value = PromiseInternals.call(cx, global, function(first(args), "Promise.try"), rest);
      returned = true;
    } catch (RhinoException thrown) {
      value = PromiseInternals.thrownValue(cx, global, thrown);
      returned = false;
    }
    reactions.settle(cx, capability, returned, value);
    return capability.promise();
  }

  // Methods of the prototype

  private Object then(Context cx, @Nullable Object thisObj, @Nullable Object[] args) {
    if (!(thisObj instanceof PromiseObject promise)) {
      throw ScriptRuntime.typeError(
          "Promise.prototype.then needs a promise, not " + ScriptRuntime.typeof(thisObj) + ".");
    }
    PromiseCapability capability = capabilities.makeUnshared(cx, speciesOf(cx, promise));
    reactions.add(
        cx,
        promise,
        capability,
        args.length > 0 && args[0] instanceof Callable onFulfilled ? onFulfilled : null,
        args.length > 1 && args[1] instanceof Callable onRejected ? onRejected : null);
    return capability.promise();
  }

  private @Nullable Object catchRejection(
      Context cx, @Nullable Object thisObj, @Nullable Object[] args) {
    return ScriptRuntime.getPropAndThis(thisObj, "then", cx, global)
        .call(cx, global, new Object[] {Undefined.instance, first(args)});
  }

  /** SpeciesConstructor, with the intrinsic as default. */
  Scriptable speciesOf(Context cx, Scriptable promise) {
    Object made = ScriptRuntime.getObjectProp(promise, "constructor", cx, global);
    if (Undefined.isUndefined(made)) {
      return constructor;
    }
    Scriptable maker = object(made, "The property \"constructor\" of a promise");
    Object species = ScriptRuntime.getObjectElem(maker, SymbolKey.SPECIES, cx, global);
    if (species == null || Undefined.isUndefined(species)) {
      return constructor;
    }
    if (!PromiseInternals.isConstructor(cx, species)) {
      throw ScriptRuntime.typeError(
          "The property Symbol.species of a promise's constructor needs a constructor, not "
              + ScriptRuntime.typeof(species)
              + ".");
    }
    return (Scriptable) species;
  }

  // Arguments

  static @Nullable Object first(@Nullable Object[] args) {
    return args.length > 0 ? args[0] : Undefined.instance;
  }

  static Scriptable object(@Nullable Object value, String whose) {
    if (ScriptRuntime.isObject(value) && value instanceof Scriptable object) {
      return object;
    }
    throw ScriptRuntime.typeError(
        whose + " needs an object, not " + ScriptRuntime.typeof(value) + ".");
  }

  static Callable function(@Nullable Object value, String whose) {
    if (value instanceof Callable function) {
      return function;
    }
    throw ScriptRuntime.typeError(
        whose + " needs a function, not " + ScriptRuntime.typeof(value) + ".");
  }
}
