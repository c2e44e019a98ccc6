package org.mozilla.javascript;

import java.util.HashMap;
import java.util.Map;

/**
 * All {@link NativeCode} of one realm, by name. It is defined before the heap is restored. Confined
 * to the turn thread.
 */
public final class NativeCodes {
  private static final Object KEY = "dev.perdure.native-codes";

  private final Map<String, NativeCode> codes = new HashMap<>();

  private NativeCodes() {}

  /** The table of the realm to which a scope belongs. */
  public static NativeCodes of(Scriptable scope) {
    ScriptableObject global = (ScriptableObject) ScriptableObject.getTopLevelScope(scope);
    NativeCodes known = (NativeCodes) global.getAssociatedValue(KEY);
    return known != null ? known : (NativeCodes) global.associateValue(KEY, new NativeCodes());
  }

  /**
   * Adds a code.
   *
   * @param name written into records: never to be given to another code
   */
  public NativeCode define(String name, int length, NativeCode.Body body) {
    NativeCode code = new NativeCode(name, length, body);
    if (codes.put(name, code) != null) {
      throw new IllegalStateException("There is native code named \"" + name + "\" already.");
    }
    return code;
  }

  /** The code with a name; if there is none, code that says so when it is called. */
  NativeCode named(String name) {
    NativeCode code = codes.get(name);
    return code != null ? code : new NativeCode(name, 0, NativeCodes::refuse);
  }

  private static Object refuse(
      Context cx, Scriptable scope, NativeClosure closure, Scriptable thisObj, Object[] args) {
    throw ScriptRuntime.typeError(
        "Cannot call this function: its code \""
            + closure.code().name()
            + "\" is built into the version of Perdure that made it, and this version does not"
            + " have it. Open the heap with the version that wrote it.");
  }
}
