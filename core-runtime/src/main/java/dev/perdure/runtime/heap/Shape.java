package dev.perdure.runtime.heap;

import java.util.Arrays;
import org.mozilla.javascript.SlotView;

/**
 * The list of property keys, attributes and forms that objects of the same form share. Immutable.
 *
 * @param keys strings and symbols in property order
 * @param attributes of each property, as in ScriptableObject
 * @param forms what each property is
 */
record Shape(Object[] keys, byte[] attributes, SlotView.Form[] forms) {

  int size() {
    return keys.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape shape
        && Arrays.equals(keys, shape.keys)
        && Arrays.equals(attributes, shape.attributes)
        && Arrays.equals(forms, shape.forms);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(keys) * 31 + Arrays.hashCode(attributes);
  }

  @Override
  public String toString() {
    return "Shape" + Arrays.toString(keys);
  }
}
