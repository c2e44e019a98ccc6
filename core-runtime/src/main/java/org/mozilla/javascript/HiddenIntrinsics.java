package org.mozilla.javascript;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The built-ins of a realm to which no path of properties leads from the global object, by the
 * names that ECMAScript has for them. Stateless.
 */
public final class HiddenIntrinsics {

  private HiddenIntrinsics() {}

  /** Finds them in a fresh realm; Rhino keeps them in values associated with the global object. */
  public static Map<String, ScriptableObject> of(ScriptableObject global) {
    Map<String, ScriptableObject> found = new LinkedHashMap<>();
    add(found, "%ArrayIteratorPrototype%", global, "ArrayIterator");
    add(found, "%StringIteratorPrototype%", global, "StringIterator");
    add(found, "%RegExpStringIteratorPrototype%", global, "RegExpStringIterator");
    add(found, "%MapIteratorPrototype%", global, NativeMap.ITERATOR_TAG);
    add(found, "%SetIteratorPrototype%", global, NativeSet.ITERATOR_TAG);
    add(found, "%GeneratorPrototype%", global, ES6Generator.GENERATOR_TAG);
    add(found, "%TypedArray%", global, "%TypedArray.prototype%");
    Object generatorFunction =
        TopLevel.getBuiltinCtor(Context.getContext(), global, TopLevel.Builtins.GeneratorFunction);
    found.put("%GeneratorFunction%", (ScriptableObject) generatorFunction);
    return found;
  }

  private static void add(
      Map<String, ScriptableObject> found, String name, ScriptableObject global, Object key) {
    if (!(global.getAssociatedValue(key) instanceof ScriptableObject object)) {
      throw new LinkageError(
          "This version of Rhino has no "
              + name
              + " where it was. Use the version of Rhino that Perdure was built with.");
    }
    found.put(name, object);
  }
}
