package dev.perdure.runtime.transaction;

import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/**
 * How a block runs. Immutable.
 *
 * @param name what messages call it, or null
 * @param readOnly whether it must not write
 */
record BlockOptions(@Nullable String name, boolean readOnly) {

  static final BlockOptions NONE = new BlockOptions(null, false);

  /** Reads the second argument of {@code transaction}. */
  static BlockOptions of(@Nullable Object value) {
    if (value == null || Undefined.isUndefined(value)) {
      return NONE;
    }
    if (!(value instanceof Scriptable options)) {
      throw ScriptRuntime.typeError(
          "transaction: the options are an object such as { name: 'import' }, not "
              + ScriptRuntime.toString(value)
              + ".");
    }
    for (Object key : options.getIds()) {
      if (!key.equals("name") && !key.equals("readOnly")) {
        throw ScriptRuntime.typeError(
            "transaction: there is no option \""
                + key
                + "\". There are \"name\" and \"readOnly\".");
      }
    }
    Object name = ScriptableObject.getProperty(options, "name");
    Object readOnly = ScriptableObject.getProperty(options, "readOnly");
    return new BlockOptions(
        name == Scriptable.NOT_FOUND || Undefined.isUndefined(name)
            ? null
            : ScriptRuntime.toString(name),
        readOnly != Scriptable.NOT_FOUND && ScriptRuntime.toBoolean(readOnly));
  }

  /** How messages speak of a block with these options. */
  String describe() {
    return name == null ? "The transaction" : "The transaction \"" + name + "\"";
  }
}
