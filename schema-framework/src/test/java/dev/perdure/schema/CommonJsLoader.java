package dev.perdure.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.LambdaFunction;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/**
 * Loads CommonJS modules from the class path, each once.
 *
 * <p>Confined to the test's thread.
 */
final class CommonJsLoader {

  private final Context engine;
  private final Scriptable global;
  private final Class<?> anchor;
  private final String folder;
  private final Scriptable host;
  private final Map<String, Scriptable> modules = new HashMap<>();

  CommonJsLoader(
      Context engine, Scriptable global, Class<?> anchor, String folder, Scriptable host) {
    this.engine = engine;
    this.global = global;
    this.anchor = anchor;
    this.folder = folder;
    this.host = host;
  }

  /** Returns the exports of a module, such as {@code ./index}; in a cycle, what they are so far. */
  Scriptable require(String name) {
    Scriptable module = modules.get(name);
    if (module == null) {
      module = engine.newObject(global);
      modules.put(name, module);
      ScriptableObject.putProperty(module, "exports", engine.newObject(global));
      run(name, module);
    }
    return (Scriptable) ScriptableObject.getProperty(module, "exports");
  }

  private void run(String name, Scriptable module) {
    String file = folder + "/" + name.substring("./".length()) + ".js";
    String wrapped = "(function (exports, module, require, host) {" + read(file) + "\n})";
    Function body = (Function) engine.evaluateString(global, wrapped, file, 1, null);
    LambdaFunction require =
        new LambdaFunction(
            global, "require", 1, (cx, scope, self, args) -> require(Context.toString(args[0])));
    Object exports = ScriptableObject.getProperty(module, "exports");
    body.call(engine, global, module, new Object[] {exports, module, require, host});
  }

  private String read(String file) {
    try (InputStream in = anchor.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("There is no module " + file + ".");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
