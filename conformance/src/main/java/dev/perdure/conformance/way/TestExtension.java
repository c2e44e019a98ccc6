package dev.perdure.conformance.way;

import dev.perdure.runtime.engine.Engine;
import dev.perdure.runtime.extension.ExtensionContext;
import dev.perdure.runtime.extension.RuntimeExtension;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.ScriptableObject;

/**
 * Puts a test's host in a runtime. Immutable.
 *
 * @param limit how long its programs may run
 * @param dialectChecked whether they are refused if the engine would run them silently wrongly
 * @param suspensions what suspends them
 */
record TestExtension(TimeLimit limit, boolean dialectChecked, Suspensions suspensions)
    implements RuntimeExtension {

  @Override
  public String name() {
    return "conformance";
  }

  @Override
  public void install(ExtensionContext context) {
    ((Engine) context.engine()).observeEvery(TimeLimit.INSTRUCTIONS, limit::check);
    TestHost.install(context.global(), TestExtension::refuseRealm);
    TestHost.installSuspend(context.global(), suspensions);
  }

  private static ScriptableObject refuseRealm() {
    throw ScriptRuntime.typeError("Perdure has one realm.");
  }
}
