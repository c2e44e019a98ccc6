package dev.perdure.schema;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/**
 * What the framework's JavaScript exports to its binding. The host object must exist before the
 * modules are loaded with it, so this is filled in afterwards.
 *
 * <p>Confined to the turn thread.
 */
final class FrameworkModules {

  private @Nullable Scriptable exports;

  void loaded(Scriptable entryExports) {
    exports = entryExports;
  }

  Scriptable exports() {
    return Objects.requireNonNull(exports, "The framework's modules are still being loaded.");
  }

  Function function(String name) {
    return (Function) ScriptableObject.getProperty(exports(), name);
  }
}
