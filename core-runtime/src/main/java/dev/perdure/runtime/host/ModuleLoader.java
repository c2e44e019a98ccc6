package dev.perdure.runtime.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.mozilla.javascript.Callable;
import org.mozilla.javascript.Context;
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
  private static final String BEFORE = "(function (exports, require, module, host) {";

  /** Any function made in the module leads to the module's scope. */
  private static final String AFTER = "\nreturn function moduleScope() {};\n})";

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

  private final Context engine;
  private final ScriptableObject global;
  private final Registry registry;

  /** Loads modules into a realm. */
  public ModuleLoader(Context engine, ScriptableObject global, Registry registry) {
    this.engine = engine;
    this.global = global;
    this.registry = registry;
  }

  /** Loads a module and what it requires; see ExtensionContext.loadModules. */
  public Scriptable load(
      String extension, Class<?> anchor, String folder, String entry, Scriptable host) {
    return new Folder(extension, anchor, folder, host).require(entry);
  }

  private final class Folder {
    private final String extension;
    private final Class<?> anchor;
    private final String folder;
    private final Scriptable host;
    private final Map<String, Scriptable> loaded = new HashMap<>();

    Folder(String extension, Class<?> anchor, String folder, Scriptable host) {
      this.extension = extension;
      this.anchor = anchor;
      this.folder = folder;
      this.host = host;
    }

    Scriptable require(String request) {
      String path = request.startsWith("./") ? request.substring(2) : request;
      if (path.endsWith(".js")) {
        path = path.substring(0, path.length() - 3);
      }
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
      String name = extension + "/" + path;
      Script script =
          engine.compileString(BEFORE + source(path) + AFTER, "perdure:" + name + ".js", 1, null);
      Callable wrapper = (Callable) script.exec(engine, global, (Scriptable) global);
      String base = path.contains("/") ? path.substring(0, path.lastIndexOf('/') + 1) : "";
      LambdaFunction require =
          new LambdaFunction(
              global,
              "require",
              1,
              (cx, scope, thisObj, args) -> require(resolve(base, String.valueOf(args[0]))),
              false);
      Function scopeOf =
          (Function)
              wrapper.call(
                  engine,
                  global,
                  global,
                  new Object[] {module.get("exports", module), require, module, host});
      registry.loaded(
          name, script.getDescriptor(), (ScriptableObject) ((JSFunction) scopeOf).getParentScope());
    }

    private String resolve(String base, String request) {
      String rest = request;
      String at = base;
      while (rest.startsWith("./") || rest.startsWith("../")) {
        if (rest.startsWith("../")) {
          at = at.isEmpty() ? "" : at.substring(0, at.lastIndexOf('/', at.length() - 2) + 1);
          rest = rest.substring(3);
        } else {
          rest = rest.substring(2);
        }
      }
      return at + rest;
    }

    private String source(String path) {
      String resource = folder + "/" + path + ".js";
      try (InputStream in = anchor.getResourceAsStream(resource)) {
        if (in == null) {
          throw new IllegalArgumentException(
              "The extension \"" + extension + "\" has no module \"" + resource + "\".");
        }
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }
}
