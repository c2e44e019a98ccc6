package dev.perdure.runtime.suspension;

import dev.perdure.runtime.extension.ExtensionContext;
import dev.perdure.runtime.extension.RuntimeExtension;
import dev.perdure.runtime.host.HostFunctions;
import org.mozilla.javascript.ContinuationPending;
import org.mozilla.javascript.ScriptableObject;

/**
 * Gives programs {@code suspend(box)}: the turn ends there, and the continuation is in the property
 * {@code k} of the box, if one is given. Stateless.
 */
final class Suspender implements RuntimeExtension {

  @Override
  public String name() {
    return "suspender";
  }

  @Override
  public void install(ExtensionContext context) {
    HostFunctions.define(
        context.global(),
        "suspend",
        1,
        (cx, scope, thisObj, args) -> {
          ContinuationPending pending = cx.captureContinuation();
          if (args.length > 0) {
            ScriptableObject box = (ScriptableObject) args[0];
            box.put("k", box, pending.getContinuation());
          }
          throw pending;
        });
  }
}
