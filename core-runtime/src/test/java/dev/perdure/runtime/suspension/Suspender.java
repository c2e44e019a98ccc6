package dev.perdure.runtime.suspension;

import dev.perdure.runtime.extension.ExtensionContext;
import dev.perdure.runtime.extension.RuntimeExtension;
import dev.perdure.runtime.host.HostFunctions;
import org.mozilla.javascript.ContinuationPending;
import org.mozilla.javascript.ScriptableObject;

/**
 * Gives programs {@code pause()}, which ends the turn, and {@code suspend(box)}, which does so too
 * and puts the continuation in the property {@code k} of the box, if one is given; and {@code
 * noRecord()}, which gives what cannot be stored. Stateless.
 */
final class Suspender implements RuntimeExtension {

  /** An object of Java's. */
  private static final class Host extends ScriptableObject {
    private static final long serialVersionUID = 1L;

    @Override
    public String getClassName() {
      return "Host";
    }
  }

  @Override
  public String name() {
    return "suspender";
  }

  @Override
  public void install(ExtensionContext context) {
    HostFunctions.define(
        context.global(),
        "pause",
        1,
        (cx, scope, thisObj, args) -> {
          throw cx.captureContinuation();
        });
    HostFunctions.define(context.global(), "noRecord", 0, (cx, scope, thisObj, args) -> new Host());
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
