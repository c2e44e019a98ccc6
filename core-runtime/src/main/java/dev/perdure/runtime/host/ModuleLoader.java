package dev.perdure.runtime.host;

import dev.perdure.runtime.engine.Engine;
import dev.perdure.runtime.extension.ModuleFolder;
import java.util.HashMap;
import java.util.Map;
import org.mozilla.javascript.Callable;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.JSDescriptor;
import org.mozilla.javascript.JSFunction;
import org.mozilla.javascript.LambdaFunction;
import org.mozilla.javascript.Script;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/**
 * Loads the JavaScript modules of an extension from the class path, each once, as CommonJS.
 * Confined to the turn thread.
 */
public final class ModuleLoader {
  /** Learns of each loaded module. */
  public interface Registry {
    /**
     * A module was loaded.
     *
     * @param script the root of its code
     * @param scope the scope of its top-level declarations
     */
    void loaded(String name, JSDescriptor<?> script, ScriptableObject scope);
  }

  private final Engine engine;
  private final ScriptableObject global;
  private final Registry registry;

  /** Loads modules into a realm. */
  public ModuleLoader(Engine engine, ScriptableObject global, Registry registry) {
    this.engine = engine;
    this.global = global;
    this.registry = registry;
  }

  /** Loads a module and what it requires; see ExtensionContext.loadModules. */
  public Scriptable load(
      String extension, Class<?> anchor, String folder, String entry, Scriptable host) {
    return new Folder(extension, anchor, folder, host).require("", entry);
  }

  /**
   * Begins to compile the modules that an extension will load, on other threads.
   *
   * @param extension its name
   */
  public static void prepare(String extension, ModuleFolder modules) {
    CompiledModules.prepare(
        new CompiledModules.Address(
            extension,
            modules.anchor(),
            modules.folder(),
            CompiledModules.resolve("", modules.entry())));
  }

  private final class Folder {
    private final CompiledModules.Address root;
    private final Scriptable host;
    private final Map<String, Scriptable> loaded = new HashMap<>();

    Folder(String extension, Class<?> anchor, String folder, Scriptable host) {
      this.root = new CompiledModules.Address(extension, anchor, folder, "");
      this.host = host;
    }

    Scriptable require(String from, String request) {
      String path = CompiledModules.resolve(from, request);
      Scriptable known = loaded.get(path);
      if (known != null) {
        return (Scriptable) known.get("exports", known);
      }
      Scriptable module = engine.newObject(global);
      module.put("exports", module, engine.newObject(global));
      loaded.put(path, module);
      run(path, module);
      return (Scriptable) module.get("exports", module);
    }

    private void run(String path, Scriptable module) {
      CompiledModules.Code code = CompiledModules.get(root.at(path));
      Script script = code.script();
      engine.admit(script, code.source(), code.fileName());
      Callable wrapper = (Callable) script.exec(engine, global, (Scriptable) global);
      LambdaFunction require =
          new LambdaFunction(
              global,
              "require",
              1,
              (cx, scope, thisObj, args) -> require(path, String.valueOf(args[0])),
              false);
      Function scopeOf =
          (Function)
              wrapper.call(
                  engine,
                  global,
                  global,
                  new Object[] {module.get("exports", module), require, module, host});
      registry.loaded(
          root.extension() + "/" + path,
          script.getDescriptor(),
          (ScriptableObject) ((JSFunction) scopeOf).getParentScope());
    }
  }
}
