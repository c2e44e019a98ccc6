package dev.perdure.runtime.realm;

import java.util.List;
import org.mozilla.javascript.LambdaConstructor;
import org.mozilla.javascript.LambdaFunction;
import org.mozilla.javascript.NativeObject;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.SymbolKey;

/**
 * {@code Iterator} as the standard has it: abstract, its prototype that of all iterators of
 * built-ins. The engine's own, of that name, is something else. The standard's helpers, such as
 * {@code Iterator.prototype.map}, are not there. Stateless.
 */
final class IteratorConstructor {

  private static final int HIDDEN = ScriptableObject.DONTENUM;

  /** Under these names the engine keeps the prototypes of its iterators. */
  private static final List<String> KINDS =
      List.of(
          "ArrayIterator",
          "StringIterator",
          "RegExpStringIterator",
          "Map Iterator",
          "Set Iterator",
          "Generator");

  private IteratorConstructor() {}

  /** Adds it to a realm that was just made. */
  static void install(ScriptableObject global) {
    LambdaConstructor constructor =
        new LambdaConstructor(
            global,
            "Iterator",
            0,
            LambdaConstructor.CONSTRUCTOR_NEW,
            (context, scope, arguments) -> {
              throw ScriptRuntime.typeError("Iterator is abstract: it makes no objects itself.");
            });
    NativeObject prototype = new NativeObject();
    prototype.setParentScope(global);
    prototype.setPrototype(ScriptableObject.getObjectPrototype(global));
    LambdaFunction self =
        new LambdaFunction(
            global,
            "[Symbol.iterator]",
            0,
            (context, scope, thisObject, arguments) -> thisObject,
            false);
    prototype.defineProperty(SymbolKey.ITERATOR, self, HIDDEN);
    prototype.defineProperty("constructor", constructor, HIDDEN);
    constructor.setImmunePrototypeProperty(prototype);
    global.defineProperty("Iterator", constructor, HIDDEN);
    for (String kind : KINDS) {
      ((ScriptableObject) global.getAssociatedValue(kind)).setPrototype(prototype);
    }
  }
}
