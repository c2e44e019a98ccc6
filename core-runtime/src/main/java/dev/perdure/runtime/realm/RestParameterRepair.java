package dev.perdure.runtime.realm;

import dev.perdure.runtime.dialect.CompilationListener;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.JSDescriptor;
import org.mozilla.javascript.RhinoRealmBridge;
import org.mozilla.javascript.debug.DebuggableScript;

/**
 * Mends functions with a rest parameter, which get garbage when they are called through {@code
 * apply} or {@code bind}.
 *
 * <p>Done when they are compiled, not by other {@code apply} and {@code bind} functions: the
 * interpreter knows its own, and can suspend a computation only below those. To be hung on the gate
 * of every context that compiles code of the heap. Stateless.
 */
public final class RestParameterRepair implements CompilationListener {

  @Override
  public void compiled(Context context, DebuggableScript root, String source) {
    mend(root);
  }

  private static void mend(DebuggableScript script) {
    if (script instanceof JSDescriptor<?> descriptor
        && descriptor.hasRestArg()
        && !descriptor.requiresActivationFrame()) {
      RhinoRealmBridge.requireActivation(descriptor);
    }
    for (int i = 0; i < script.getFunctionCount(); i++) {
      mend(script.getFunction(i));
    }
  }
}
