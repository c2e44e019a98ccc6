package dev.perdure.runtime;

import dev.perdure.runtime.extension.ExtensionContext;
import dev.perdure.runtime.extension.RuntimeExtension;
import dev.perdure.runtime.host.HostFunctions;
import java.util.Locale;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Wrapper;

/** Gives programs {@code hostObject()}, which makes what no heap can store. Stateless. */
public final class HostObjects implements RuntimeExtension {

  /** How the message about such an object ends. */
  public static final String REASON = "java.util.Locale is a host object and cannot be persisted";

  private static final class HostObject extends ScriptableObject implements Wrapper {
    private static final long serialVersionUID = 1L;

    @Override
    public String getClassName() {
      return "HostObject";
    }

    @Override
    public Object unwrap() {
      return Locale.ROOT;
    }
  }

  @Override
  public String name() {
    return "host-objects";
  }

  @Override
  public void install(ExtensionContext context) {
    HostFunctions.define(
        context.global(), "hostObject", 0, (cx, scope, thisObj, args) -> new HostObject());
  }
}
