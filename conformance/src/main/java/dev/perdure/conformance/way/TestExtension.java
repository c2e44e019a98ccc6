package dev.perdure.conformance.way;

import dev.perdure.runtime.engine.Engine;
import dev.perdure.runtime.extension.ExtensionContext;
import dev.perdure.runtime.extension.RuntimeExtension;
import dev.perdure.runtime.realm.Realm;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.TopLevel;

/**
 * Puts a test's host in a runtime. Immutable.
 *
 * @param needsRealms whether the test makes further realms
 * @param limit how long its programs may run
 * @param dialectChecked whether they are refused if the engine would run them silently wrongly
 * @param suspensions what suspends them
 */
record TestExtension(
    boolean needsRealms, TimeLimit limit, boolean dialectChecked, Suspensions suspensions)
    implements RuntimeExtension {

  @Override
  public String name() {
    return "conformance";
  }

  @Override
  public void install(ExtensionContext context) {
    ((Engine) context.engine()).observeEvery(TimeLimit.INSTRUCTIONS, limit::check);
    TestHost.install(context.global(), () -> furtherRealm(context.engine()));
    TestHost.installSuspend(context.global(), suspensions);
  }

  private static ScriptableObject furtherRealm(Context context) {
    TopLevel global = Realm.create(context);
    return TestHost.install(global, () -> furtherRealm(context));
  }
}
