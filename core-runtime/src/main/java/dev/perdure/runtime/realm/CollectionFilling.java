package dev.perdure.runtime.realm;

import org.mozilla.javascript.Callable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.IteratorLikeIterable;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/**
 * Puts the elements of a constructor's argument into a new collection, through the {@code set} or
 * {@code add} that the collection has, which a derived class may have overridden. Stateless.
 */
final class CollectionFilling {

  private CollectionFilling() {}

  static void fill(
      Context context, Scriptable scope, Scriptable collection, String adder, Object elements) {
    if (elements == null || Undefined.isUndefined(elements)) {
      return;
    }
    if (!(ScriptableObject.getProperty(collection, adder) instanceof Callable add)) {
      throw ScriptRuntime.constructError(
          "TypeError", "Cannot fill the new collection: its \"" + adder + "\" is not a function.");
    }
    Object iterator = ScriptRuntime.callIterator(elements, context, scope);
    try (IteratorLikeIterable values = new IteratorLikeIterable(context, scope, iterator)) {
      for (Object value : values) {
        add.call(context, scope, collection, argumentsFor(adder, value));
      }
    }
  }

  private static Object[] argumentsFor(String adder, Object value) {
    if (adder.equals("add")) {
      return new Object[] {value};
    }
    if (!(value instanceof Scriptable entry)) {
      throw ScriptRuntime.constructError(
          "TypeError",
          "Cannot fill the new map: \""
              + ScriptRuntime.toString(value)
              + "\" is not an entry. Give an array of key and value.");
    }
    return new Object[] {element(entry, 0), element(entry, 1)};
  }

  private static Object element(Scriptable entry, int index) {
    Object found = ScriptableObject.getProperty(entry, index);
    return found == Scriptable.NOT_FOUND ? Undefined.instance : found;
  }
}
