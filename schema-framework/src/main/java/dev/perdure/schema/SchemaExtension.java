package dev.perdure.schema;

import dev.perdure.runtime.extension.ExtensionContext;
import dev.perdure.runtime.extension.ModuleFolder;
import dev.perdure.runtime.extension.RuntimeExtension;
import dev.perdure.runtime.extension.Upgrades;
import java.util.List;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/**
 * Adds models to a runtime: the globals {@code Model}, {@code query} and the classes of errors, and
 * the check that lets no turn end with an invalid record.
 *
 * <p>Stateless: all state is in the realm that it is installed in. Confined to the turn thread.
 */
public final class SchemaExtension implements RuntimeExtension {

  @Override
  public String name() {
    return "schema";
  }

  @Override
  public List<ModuleFolder> modules() {
    return List.of(new ModuleFolder(SchemaExtension.class, "javascript", "./index"));
  }

  @Override
  public void install(ExtensionContext context) {
    FrameworkModules modules = new FrameworkModules();
    Upgrades upgrades =
        context.upgradeWith(
            object -> call(context, modules, "upgrade", object),
            () -> call(context, modules, "resumeUpgrades"));
    Scriptable host = HostObject.make(context, new QueryRunner(context, modules), upgrades);
    modules.loaded(context.loadModules(SchemaExtension.class, "javascript", "./index", host));
    defineGlobals(context, modules);
    context.beforeCheckpoint(changed -> checkChanged(context, modules, changed));
    context.onWatchedWrite(
        (object, property, before) ->
            modules
                .function("watchedWrite")
                .call(
                    context.engine(),
                    context.global(),
                    modules.exports(),
                    new Object[] {object, property, before}));
  }

  private static void defineGlobals(ExtensionContext context, FrameworkModules modules) {
    Scriptable globals = (Scriptable) ScriptableObject.getProperty(modules.exports(), "globals");
    for (Object name : globals.getIds()) {
      Object value = ScriptableObject.getProperty(globals, (String) name);
      context.global().defineProperty((String) name, value, ScriptableObject.DONTENUM);
    }
  }

  private static void checkChanged(
      ExtensionContext context, FrameworkModules modules, Iterable<Scriptable> changed) {
    Context engine = context.engine();
    Scriptable objects = engine.newArray(context.global(), 0);
    int length = 0;
    for (Scriptable object : changed) {
      objects.put(length++, objects, object);
    }
    if (length > 0) {
      call(context, modules, "checkBeforeCheckpoint", objects);
    }
  }

  private static void call(
      ExtensionContext context, FrameworkModules modules, String name, Object... args) {
    modules.function(name).call(context.engine(), context.global(), modules.exports(), args);
  }
}
